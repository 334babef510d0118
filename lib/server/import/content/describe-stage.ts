import "server-only";
import { count } from "@/lib/server/import/count-noun";
import { describeRun } from "@/lib/server/import/import-model-run";
import type { Transaction } from "@/lib/server/shared/db";
import type { ShownExplanation } from "@/lib/study/protocol/protocol";
import type { ReportedStudent } from "@/lib/views/content/content-import";
import type { StagedStudent } from "./claim-students";

const PREVIEWED = 3;

/** What the staged rows are, in sentences. */
export async function describeStage(
  tx: Transaction,
  students: readonly StagedStudent[],
): Promise<string[]> {
  const [questions] = await tx.$queryRaw<{ added: number; known: number }[]>`
    SELECT (count(*) FILTER (WHERE added))::int AS added,
           (count(*) FILTER (WHERE NOT added))::int AS known
      FROM asked_question`;
  const { added = 0, known = 0 } = questions ?? {};
  const explanations = students.reduce((sum, student) => sum + student.explanations, 0);
  const answers = students.reduce((sum, student) => sum + student.answers, 0);
  const [rows] = await tx.$queryRaw<{ offChoices: number }[]>`
    SELECT (count(*) FILTER (WHERE answer_index IS NULL))::int AS "offChoices"
      FROM incoming WHERE student <> '' AND question_id IS NOT NULL`;
  const { offChoices = 0 } = rows ?? {};
  return [
    `${count(added + known, "question")}: ${added === 0 ? "none of them new" : known === 0 ? "all of them new" : `${count(added, "new one")}, ${count(known, "known one")}`}.`,
    ...(students.length === 0
      ? []
      : [`${count(explanations, "explanation")} by ${count(students.length, "student")}.`]),
    ...(answers > explanations
      ? [
          `${count(answers - explanations, "answer")} without an explanation ${answers - explanations === 1 ? "counts" : "count"} for the accuracy only.`,
        ]
      : []),
    ...(offChoices > 0
      ? [
          `${count(offChoices, "answer")} ${offChoices === 1 ? "is not among the choices and counts" : "are not among the choices and count"} as wrong.`,
        ]
      : []),
  ];
}

export function reportStudents(students: readonly StagedStudent[]): ReportedStudent[] {
  return students.map(
    ({ method, modelSize, runNumber, answers, explanations, known, correct }) => ({
      name:
        modelSize === null && runNumber === null
          ? method
          : describeRun({ methodKey: method, modelSize, runNumber }),
      answers,
      explanations,
      known,
      correct,
    }),
  );
}

/** The first explanations as participants would see them: blind, and without the right answer. */
export function previewStage(tx: Transaction): Promise<ShownExplanation[]> {
  return tx.$queryRaw<ShownExplanation[]>`
    SELECT a.stem, a.choices, i.answer_index AS "answerIndex", i.explanation
      FROM incoming i JOIN asked_question a ON a.id = i.question_id
      WHERE i.explanation <> '' AND i.answer_index IS NOT NULL AND a.stem IS NOT NULL
      ORDER BY i.line LIMIT ${PREVIEWED}`;
}
