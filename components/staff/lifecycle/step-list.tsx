import { type StudyAction, type StudyStatusKey, stepsFrom } from "@/lib/study/lifecycle/lifecycle";
import { describeStep, type StudyPeople } from "@/lib/views/lifecycle/describe-step";
import { StepButton } from "./step-button";

interface Life {
  status: StudyStatusKey;
  mayManage: boolean;
  people: StudyPeople;
  hash: string;
}

/** The steps that can be taken from here, or one of them; or who may take them. */
export function StepList({ slug, life, only }: { slug: string; life: Life; only?: StudyAction }) {
  const { status, people, hash } = life;
  if (!life.mayManage) {
    return (
      <p className="text-soft">
        Owners and researchers of the study take it from one status to the next.
      </p>
    );
  }
  const steps = stepsFrom(status).filter(({ action }) => !only || action === only);
  return (
    <ul className="space-y-6">
      {steps.map(({ action }, index) => {
        const step = describeStep(action, status, people);
        return (
          <li key={action} className="space-y-2">
            <p>{step.summary}</p>
            <StepButton
              // Another status is another question: nothing that was confirmed is carried on.
              key={`${status} ${hash}`}
              slug={slug}
              action={action}
              hash={hash}
              step={step}
              look={index === 0 ? "primary" : "secondary"}
            />
          </li>
        );
      })}
    </ul>
  );
}
