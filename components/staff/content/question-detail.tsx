import { ShownExplanationView } from "@/components/participant/pages/shown-explanation";
import { DecisionForm } from "@/components/staff/participants/decision-form";
import { VERBATIM } from "@/components/ui/verbatim";
import type { ExplanationContent, QuestionContent } from "@/lib/views/content/content";

/** One question: what is right, and each explanation as participants see it, with its state. */
export function QuestionDetail({
  slug,
  question,
  manages,
}: {
  slug: string;
  question: QuestionContent;
  manages: boolean;
}) {
  const { choices, goldIndex, explanations } = question;
  return (
    <div className="space-y-10">
      <p>
        Right answer:{" "}
        {goldIndex === null ? "not known" : <strong {...VERBATIM}>{choices[goldIndex]}</strong>}
      </p>
      {explanations.length === 0 ? (
        <p className="text-soft">
          No method has explained it yet. Explanations come in with a student’s output.
        </p>
      ) : null}
      {explanations.map((explanation) => (
        <section
          key={explanation.id}
          aria-labelledby={`of-${explanation.id}`}
          className="max-w-[48rem] space-y-4 border-t border-line pt-5"
        >
          <h2 id={`of-${explanation.id}`} className="font-serif text-[1.2rem]">
            <span {...VERBATIM}>{explanation.method}</span>
            {explanation.run ? <span className="text-soft"> · {explanation.run}</span> : null}
          </h2>
          <Shown question={question} explanation={explanation} />
          <p className="text-soft">
            <span dir="auto">{verdict(explanation)}</span> {explanation.length.toLocaleString("en")}{" "}
            characters.
          </p>
          <Retirement slug={slug} explanation={explanation} manages={manages} />
        </section>
      ))}
    </div>
  );
}

function verdict({ answer, correct }: ExplanationContent): string {
  if (answer === null) return "What the student answered is not known.";
  if (correct === null) return `The student answered “${answer}”.`;
  return `The student answered “${answer}”, which is ${correct ? "right" : "wrong"}.`;
}

function Shown({
  question: { stem, choices },
  explanation: { text, length, answerIndex },
}: {
  question: QuestionContent;
  explanation: ExplanationContent;
}) {
  if (text === null) return <p>Only the length is known: {length} characters.</p>;
  if (stem === null || answerIndex === null) {
    return (
      <>
        <p {...VERBATIM} className="font-serif whitespace-pre-line">
          {text}
        </p>
        <p>It is shown to nobody: the student’s answer is not among the choices.</p>
      </>
    );
  }
  return (
    <div data-reader="participant">
      <ShownExplanationView shown={{ stem, choices, answerIndex, explanation: text }} />
    </div>
  );
}

/** Whether it is given out, and the way to change that. */
function Retirement({
  slug,
  explanation: { id, method, retiredReason },
  manages,
}: {
  slug: string;
  explanation: ExplanationContent;
  manages: boolean;
}) {
  const retired = retiredReason !== null;
  const action = `/api/studies/${slug}/content/explanations/${id}/retirement`;
  return (
    <div className="space-y-2">
      {retired ? (
        <p>
          <strong className="text-look">Retired:</strong> it is given to nobody new. {retiredReason}
        </p>
      ) : null}
      {manages ? (
        <details>
          <summary className={`min-h-9 w-fit cursor-pointer ${retired ? "" : "text-danger"}`}>
            {retired ? "Give it out again…" : "Retire it…"}
            <span className="sr-only"> {method}</span>
          </summary>
          <div className="mt-2 space-y-3">
            <p className="max-w-[66ch]">
              {retired
                ? "Those who come from now on may be given it again."
                : "Nobody who comes from now on is given it. Anyone who has it in their run still rates it, and what was rated stays in the comparison."}
            </p>
            <DecisionForm
              id={`why-${id}`}
              action={action}
              decision={{ retired: !retired }}
              label="Why?"
              button={retired ? "Give the explanation out again" : "Retire the explanation"}
              look={retired ? "secondary" : "danger"}
            />
          </div>
        </details>
      ) : null}
    </div>
  );
}
