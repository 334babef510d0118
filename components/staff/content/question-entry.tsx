import { StaffLink } from "@/components/staff/shell/staff-link";
import { VERBATIM } from "@/components/ui/verbatim";
import type { ExplanationContent, QuestionContent } from "@/lib/views/content/content";

/** A question with its choices and what every method's student made of it. */
export function QuestionEntry({ question, path }: { question: QuestionContent; path: string }) {
  const { id, externalId, stem, choices, goldIndex, explanations } = question;
  return (
    <article className="border-t border-line py-5">
      <h3 className="max-w-[66ch] font-semibold">
        <span className="font-normal text-soft">
          <StaffLink href={`${path}/${id}`}>
            <span {...VERBATIM}>{externalId}</span>
          </StaffLink>{" "}
          ·{" "}
        </span>
        {stem === null ? (
          "The file that was imported does not give the text of this question."
        ) : (
          <span {...VERBATIM} className="whitespace-pre-line">
            {stem}
          </span>
        )}
      </h3>
      {choices.length > 0 ? (
        <ol className="mt-2 flex list-[lower-alpha] flex-wrap gap-x-9 gap-y-1 pl-5">
          {choices.map((choice, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: choices may repeat and never move
            <li key={index} className={index === goldIndex ? "font-semibold" : undefined}>
              <span {...VERBATIM}>{choice}</span>
              {index === goldIndex ? " (right answer)" : null}
            </li>
          ))}
        </ol>
      ) : null}
      <dl className="mt-3 grid gap-x-6 gap-y-3 md:grid-cols-[11rem_minmax(0,66ch)]">
        {explanations.map((explanation) => (
          <Explained key={explanation.id} explanation={explanation} />
        ))}
      </dl>
    </article>
  );
}

function Explained({ explanation }: { explanation: ExplanationContent }) {
  const { method, run, text, length, answer, correct, retiredReason } = explanation;
  const verdict = correct === null ? "" : correct ? " (right)" : " (wrong)";
  return (
    <>
      <dt className="max-md:-mb-2 max-md:mt-1">
        <span {...VERBATIM}>{method}</span>
        {run ? <span className="block text-soft">{run}</span> : null}
        {retiredReason === null ? null : <strong className="block text-look">retired</strong>}
      </dt>
      <dd>
        {answer === null ? null : (
          <p className="text-soft">
            Answers “<span {...VERBATIM}>{answer}</span>”{verdict}
          </p>
        )}
        {text === null ? (
          <p className="text-soft">Only the length is known: {length} characters.</p>
        ) : (
          <p
            {...VERBATIM}
            className={`whitespace-pre-line ${retiredReason === null ? "font-serif" : "text-soft"}`}
          >
            {text}
          </p>
        )}
      </dd>
    </>
  );
}
