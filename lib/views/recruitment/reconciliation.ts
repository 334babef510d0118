import type { Problem } from "@/lib/importers/outcome";
import type { ReadCode } from "@/lib/study/recruitment/completion-code";
import type { Mismatch, MismatchKind } from "@/lib/study/recruitment/reconcile";

/** What came of comparing a file of submissions with the study's participants. */
export type Reconciliation =
  | {
      ok: true;
      submissions: number;
      /** Participants who came from Prolific. */
      participants: number;
      mismatches: Mismatch[];
      /** Codes that were not taken letter by letter. */
      readings: ReadCode[];
      remarks: Problem[];
    }
  | { ok: false; problems: Problem[] };

export const MISMATCH_WORDS: Record<MismatchKind, string> = {
  "complete-there-not-here": "Handed in there, not complete here",
  "complete-here-not-there": "Complete here, not there",
  "no-code": "Handed in without a code",
  "wrong-code": "Another code than the run’s end gives",
  "person-twice": "One person, several submissions",
  "submission-twice": "One submission, several times",
  "given-back-running-here": "Given back there, still running here",
  "unknown-here": "Handed in there, unknown here",
  "unknown-there": "Participant here, not in the file",
};

/** What to do about a difference, in a sentence or two. */
export function sayWhatToDo({ kind, here, there }: Mismatch): string {
  switch (kind) {
    case "complete-there-not-here":
      return here === "withdrawn"
        ? "They withdrew here. Pay for their time as your information page promises."
        : "Ask them to finish by the same link: everything that they answered is kept. If they do not, ask them to return the submission.";
    case "complete-here-not-there":
      return (
        COMPLETE_HERE[there] ?? "All answers are here. Ask them to hand in the completion code."
      );
    case "no-code":
      return here === "completed"
        ? "All answers are here: approve it."
        : here === "running" || here === "withdrawn"
          ? "The run is not complete here. Ask them to finish by the same link, or to return the submission."
          : "The run ended here before its last answer. Ask them to return the submission, or pay as that end promises.";
    case "wrong-code":
      return here === "completed"
        ? "All answers are here: approve it, whatever the code says."
        : "The code promises more than the run holds. Write to the person before you approve or reject.";
    case "person-twice":
      return "Only one run of a person is kept. Approve the submission that it belongs to, and ask for the other to be returned.";
    case "submission-twice":
      return "Look at these runs before you approve: a link was passed on, or a row of the file appears twice.";
    case "given-back-running-here":
      return "Nothing to pay. Their places become free at the time limit; with Prolific’s messages set up, at once.";
    case "unknown-here":
      return "No answer of theirs is here. Ask how they took part, and to return the submission if they did not.";
    case "unknown-there":
      return "The file may be of another Prolific study or older than this run. If not, look the person up at Prolific.";
  }
}

const COMPLETE_HERE: Partial<Record<Mismatch["there"], string>> = {
  RETURNED:
    "All answers are here. They gave the place back all the same: pay by a bonus if they should be paid.",
  "TIMED-OUT":
    "All answers are here, but too late for Prolific: approve it by hand, or pay by a bonus.",
  REJECTED:
    "All answers are here. If the rejection stands, decide before the analysis whether to exclude them.",
  "SCREENED OUT": "All answers are here. They were paid as screened out: pay the rest by a bonus.",
};
