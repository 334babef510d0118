import "server-only";
import type { Transaction } from "@/lib/server/shared/db";
import { inPortions } from "./in-portions";
import type {
  ExplanationDefinition,
  ModelRunDefinition,
  QuestionDefinition,
} from "./study-definition";

/** What explanations name, as it was stored: methods by their keys, model runs by their places. */
interface Named {
  methodIds: Map<string, string>;
  runIds: string[];
}

/** Stores the model runs; gives their ids in the given order. */
export async function storeModelRuns(
  tx: Transaction,
  studyId: string,
  runs: readonly ModelRunDefinition[],
  methodIds: Map<string, string>,
): Promise<string[]> {
  // Rising, so that runs that say the same of themselves can be told in their order again.
  const ids = runs.map(() => crypto.randomUUID()).sort();
  const rows = runs.map(({ methodKey, ...run }, place) => ({
    id: ids[place] ?? crypto.randomUUID(),
    studyId,
    methodId: known(methodIds.get(methodKey), `method "${methodKey}"`),
    ...run,
  }));
  await inPortions(rows, (data) => tx.modelRun.createMany({ data }));
  return rows.map(({ id }) => id);
}

/** Stores the questions with their explanations, whose ids it gives by question and method. */
export async function storeQuestions(
  tx: Transaction,
  studyId: string,
  questions: readonly QuestionDefinition[],
  named: Named,
): Promise<Map<string, Map<string, string>>> {
  const questionRows = questions.map(({ explanations, ...question }) => ({
    id: crypto.randomUUID(),
    studyId,
    ...question,
  }));
  await inPortions(questionRows, (data) => tx.question.createMany({ data }));

  const explanationIds = new Map<string, Map<string, string>>();
  const explanationRows = questions.flatMap((question, index) => {
    const ids = new Map<string, string>();
    explanationIds.set(question.externalId, ids);
    const questionId = known(questionRows[index]?.id, "question");
    return question.explanations.map((explanation) => {
      const id = crypto.randomUUID();
      ids.set(explanation.methodKey, id);
      return { id, studyId, questionId, ...explanationRow(question, explanation, named) };
    });
  });
  await inPortions(explanationRows, (data) => tx.explanation.createMany({ data }));
  return explanationIds;
}

function explanationRow(
  { choices }: QuestionDefinition,
  { methodKey, modelRun = null, text, length, answerIndex, ...rest }: ExplanationDefinition,
  { methodIds, runIds }: Named,
) {
  const chosen = answerIndex === null ? null : (choices[answerIndex] ?? null);
  const retired = rest.retired ?? null;
  return {
    methodId: known(methodIds.get(methodKey), `method "${methodKey}"`),
    modelRunId: modelRun === null ? null : known(runIds[modelRun], `model run ${modelRun + 1}`),
    text,
    length: length ?? [...(text ?? "")].length,
    answerIndex,
    answerText: rest.answerText === undefined ? chosen : rest.answerText,
    retiredAt: retired === null ? null : new Date(),
    retiredReason: retired,
  };
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The study has no ${what}.`);
  return value;
}
