import "server-only";
import { METHOD_KEYS, methodKey } from "@/lib/importers/method-key";
import { parseStudentOutput, type StudentOutput } from "@/lib/importers/parse-student-output";
import type { Transaction } from "@/lib/server/shared/db";
import { inPortions } from "@/lib/server/study-builder/in-portions";
import { addMethods } from "./import-methods";
import { claimModelRun, type RunName } from "./import-model-run";
import { type ImportOutcome, ImportRefused } from "./import-outcome";
import { type PlacedAnswer, placeAnswers } from "./import-student-questions";
import { findOrMakeDraft, type ImportedStudy, type ImportTarget } from "./import-study";
import { refusable, storeImport } from "./import-transaction";

export interface StudentOutputTarget extends ImportTarget {
  /** The method that trained the student, in our words or those of the published file. */
  method: string | null;
  modelSize: string | null;
  runNumber: number | null;
}

export interface StudentOutputSummary {
  kind: "student-output";
  study: ImportedStudy;
  run: RunName;
  /** False where the run was known by its accuracy. */
  runMade: boolean;
  accuracy: StudentOutput["accuracy"];
  questionsAdded: number;
  explanations: number;
  withoutExplanation: number;
  /** Answers that are none of the choices. */
  offChoices: number;
}

/**
 * Adds what one student answered and explained to a draft study, which is made when there is none of
 * that name: the model run with its accuracy, and an explanation at each question.
 */
export function importStudentOutput(
  text: string,
  target: StudentOutputTarget,
): Promise<ImportOutcome<StudentOutputSummary>> {
  return refusable(async () => {
    const run = readRunName(target);
    return storeImport(parseStudentOutput(text), (tx, output) => store(tx, output, target, run));
  });
}

/** @throws ImportRefused naming the methods that there are. */
export function readRunName({ method, modelSize, runNumber }: StudentOutputTarget): RunName {
  const key = methodKey(method ?? "");
  if (key) return { methodKey: key, modelSize, runNumber };
  const wrong =
    method === null
      ? "A student's output does not say which method trained it."
      : `There is no method "${method}".`;
  throw new ImportRefused(`${wrong} Name one of ${METHOD_KEYS.join(", ")}.`, "method");
}

async function store(
  tx: Transaction,
  { outputs, accuracy }: StudentOutput,
  target: ImportTarget,
  run: RunName,
): Promise<StudentOutputSummary> {
  const { id: studyId, summary: study } = await findOrMakeDraft(tx, target);
  const methods = await addMethods(tx, studyId, [run.methodKey]);
  const methodId = methods.ids.get(run.methodKey);
  if (!methodId) throw new Error(`The method ${run.methodKey} was added.`);
  const { answers, added } = await placeAnswers(tx, studyId, outputs);
  const testAccuracy = accuracy.correct / accuracy.total;
  const { id: modelRunId, made } = await claimModelRun(
    tx,
    { ...run, studyId, methodId },
    testAccuracy,
  );
  const explained = answers.filter(({ output }) => output.explanation !== "");
  await inPortions(explained, (portion) =>
    tx.explanation.createMany({
      data: portion.map((answer) => ({ studyId, methodId, modelRunId, ...explanationOf(answer) })),
    }),
  );
  return {
    kind: "student-output",
    study,
    run,
    runMade: made,
    accuracy,
    questionsAdded: added,
    explanations: explained.length,
    withoutExplanation: answers.length - explained.length,
    offChoices: answers.filter(({ answerIndex }) => answerIndex === null).length,
  };
}

function explanationOf({ questionId, output, answerIndex }: PlacedAnswer) {
  const { explanation: text, answerText } = output;
  return { questionId, text, length: [...text].length, answerText, answerIndex };
}
