import type { AskedQuestion } from "@/lib/study/checks";
import type { Protocol } from "@/lib/study/protocol";
import { Instructions } from "./instructions";
import { ParticipantPage } from "./participant-page";

/** What to do, one to practise, and what should have been understood. */
export function InstructionsView({
  study,
  total,
  practice,
  constructs,
  scale,
  questions,
  withdrawHref,
}: {
  study: string;
  /** How many explanations there are to rate. */
  total: number;
  questions: AskedQuestion[];
  withdrawHref: string;
} & Pick<Protocol, "practice" | "constructs" | "scale">) {
  return (
    <ParticipantPage title="What you will do" withdrawHref={withdrawHref}>
      <div className="mt-3 max-w-[66ch] space-y-3 font-serif">
        <p>
          You will see {total} questions, one after another. Each has several possible answers. A
          computer model has chosen one of them, which is marked, and has written an explanation.
          Its answer may be right or wrong.
        </p>
        <p>
          Please read the explanation and say how much you agree with{" "}
          {constructs.length === 1 ? "a statement" : `${constructs.length} statements`} about it,
          from “{scale[0]}” to “{scale.at(-1)}”. There are no right or wrong ratings: your own
          impression is what counts.
        </p>
        <p>
          You can click, tap, or press the keys 1 to {scale.length}. Once you continue, an answer
          can no longer be changed.
        </p>
      </div>
      <Instructions
        study={study}
        practice={practice}
        constructs={constructs}
        scale={scale}
        questions={questions}
      />
    </ParticipantPage>
  );
}
