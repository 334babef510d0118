import "server-only";
import type { Imported } from "@/lib/importers/outcome";
import { parseQuestions } from "@/lib/importers/parse-questions";
import { parseStudentOutput } from "@/lib/importers/parse-student-output";
import { parseRatings } from "@/lib/importers/ratings/parse-ratings";
import { type FileTarget, readKnownFile } from "./import-file";
import { type ImportOutcome, refuseListed } from "./import-outcome";
import { count, describeAccuracy } from "./import-sentences";
import { refusable } from "./import-transaction";
import { readAccuracyRuns } from "./read-accuracy-runs";

/**
 * Reads a file as an import would, and says in one sentence what it holds. It stores nothing and
 * needs no database, so it cannot see what clashes with a study.
 */
export function checkFile(bytes: Uint8Array, target: FileTarget): Promise<ImportOutcome<string>> {
  return refusable(async () => {
    const { kind, text } = readKnownFile(bytes, target);
    if (kind === "questions") {
      return check(parseQuestions(text), (questions) => `${count(questions.length, "question")}.`);
    }
    if (kind === "student-output") {
      return check(
        parseStudentOutput(text),
        ({ accuracy }) => `One student's output: ${describeAccuracy(accuracy)}.`,
      );
    }
    if (kind === "accuracy-runs") {
      return check(readAccuracyRuns(text, target.skip), (runs) => {
        const methods = new Set(runs.map(({ methodKey }) => methodKey));
        return `Accuracies of ${count(runs.length, "run")} of ${[...methods].join(", ")}.`;
      });
    }
    return check(parseRatings(text), ({ participants, constructs, methods }) => {
      const responses = participants.reduce((sum, { responses: own }) => sum + own.length, 0);
      return `${count(responses, "response")} of ${count(participants.length, "participant")} to explanations by ${methods.join(", ")}, rated on ${constructs.join(", ")}.`;
    });
  });
}

function check<Records>(
  parsed: Imported<Records>,
  describe: (records: Records) => string,
): ImportOutcome<string> {
  if (!parsed.ok) throw refuseListed(parsed.problems);
  return { ok: true, summary: describe(parsed.records), remarks: parsed.remarks };
}
