import type { Metadata } from "next";
import { LifeLine } from "@/components/staff/lifecycle/life-line";
import { StepButton } from "@/components/staff/lifecycle/step-button";
import { PageHeading } from "@/components/staff/page-heading";
import { describeStep, PARTICIPANTS_SEE } from "@/lib/figures/describe-step";
import { loadLifecycle } from "@/lib/server/lifecycle/load-lifecycle";
import { requireStudyPage } from "@/lib/server/viewing/require-study-page";
import { stepsFrom } from "@/lib/study/lifecycle";

export const metadata: Metadata = { title: "Status" };

export default async function StatusPage({ params }: { params: Promise<{ study: string }> }) {
  const { study } = await params;
  const access = await requireStudyPage(study, "view", `/studies/${study}/status`);
  const life = await loadLifecycle(access);
  const { status, people } = life;
  return (
    <>
      <PageHeading place="Status" question="Where does the study stand, and what comes next?" />
      <div className="max-w-[66ch] space-y-8">
        <LifeLine status={status} />
        <section aria-labelledby="seen">
          <h2 id="seen" className="mb-2 font-serif text-[1.2rem]">
            What participants see now
          </h2>
          <p>{PARTICIPANTS_SEE[status]}</p>
        </section>
        <section aria-labelledby="next">
          <h2 id="next" className="mb-2 font-serif text-[1.2rem]">
            What comes next
          </h2>
          {life.mayManage ? (
            <ul className="space-y-6">
              {stepsFrom(status).map(({ action }, index) => {
                const step = describeStep(action, status, people);
                return (
                  <li key={action} className="space-y-2">
                    <p>{step.sentences[0]}</p>
                    <StepButton
                      // Another status is another question: nothing that was confirmed is carried on.
                      key={`${status} ${life.hash}`}
                      slug={access.slug}
                      action={action}
                      hash={life.hash}
                      step={step}
                      look={index === 0 ? "primary" : "secondary"}
                    />
                  </li>
                );
              })}
            </ul>
          ) : (
            <p className="text-soft">
              Owners and researchers of the study take it from one status to the next.
            </p>
          )}
        </section>
      </div>
    </>
  );
}
