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

/**
 * Rows a statement, as one text: what a client makes of a value each takes many times longer, and it
 * keeps the values of its last hundred statements.
 */
const PORTION = 500;

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
  const questionRows = questions.map(({ externalId, stem, choices, labels, goldIndex }) => ({
    id: crypto.randomUUID(),
    externalId,
    stem,
    choices,
    labels: labels ?? [],
    goldIndex,
  }));
  await inPortions(
    questionRows,
    (rows) => tx.$executeRaw`
      INSERT INTO question (id, study_id, external_id, stem, choices, labels, gold_index)
      SELECT r.id, ${studyId}::uuid, r."externalId", r.stem, r.choices, r.labels, r."goldIndex"
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS r(id uuid, "externalId" text, stem text, choices text[], labels text[],
               "goldIndex" int)`,
    PORTION,
  );

  const explanationIds = new Map<string, Map<string, string>>();
  const explanationRows = questions.flatMap((question, index) => {
    const ids = new Map<string, string>();
    explanationIds.set(question.externalId, ids);
    const questionId = known(questionRows[index]?.id, "question");
    return question.explanations.map((explanation) => {
      const id = crypto.randomUUID();
      ids.set(explanation.methodKey, id);
      return { id, questionId, ...explanationRow(question, explanation, named) };
    });
  });
  await inPortions(
    explanationRows,
    (rows) => tx.$executeRaw`
      INSERT INTO explanation (id, study_id, question_id, method_id, model_run_id, text, length,
                               answer_text, answer_index, retired_at, retired_reason)
      SELECT r.id, ${studyId}::uuid, r."questionId", r."methodId", r."modelRunId", r.text, r.length,
             r."answerText", r."answerIndex", r."retiredAt", r."retiredReason"
        FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          AS r(id uuid, "questionId" uuid, "methodId" uuid, "modelRunId" uuid, text text, length int,
               "answerText" text, "answerIndex" int, "retiredAt" timestamptz, "retiredReason" text)`,
    PORTION,
  );
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
