import "server-only";
import { byMethodOrder } from "@/lib/importers/method-key";
import type { Problem } from "@/lib/importers/outcome";
import { addMethods } from "@/lib/server/import/import-methods";
import { claimModelRun, describeRun, formatAccuracy } from "@/lib/server/import/import-model-run";
import { ImportRefused } from "@/lib/server/import/import-outcome";
import type { Transaction } from "@/lib/server/shared/db";
import { findOutliers } from "@/lib/stats/linear/tukey-fences";

/** What one student of the file answered and explained. */
export interface StagedStudent {
  student: string;
  method: string;
  modelSize: string | null;
  runNumber: number | null;
  line: number;
  answers: number;
  explanations: number;
  /** Answers of which it is known whether they are right. */
  known: number;
  correct: number;
}

/** More is no comparison, but a column that was taken for another. */
const MOST_METHODS = 50;
const MOST_STUDENTS = 500;

/** The students of the staged rows, in the usual order of their methods. */
export async function listStudents(tx: Transaction): Promise<StagedStudent[]> {
  const students = await tx.$queryRaw<StagedStudent[]>`
    SELECT i.student, min(i.method) AS method, min(i.model_size) AS "modelSize",
           min(i.run_number) AS "runNumber", min(i.line) AS line, count(*)::int AS answers,
           (count(*) FILTER (WHERE i.explanation <> ''))::int AS explanations,
           (count(*) FILTER (WHERE a.gold_index IS NOT NULL))::int AS known,
           (count(*) FILTER (WHERE a.gold_index = i.answer_index))::int AS correct
      FROM incoming i LEFT JOIN asked_question a ON a.id = i.question_id
      WHERE i.student <> ''
      GROUP BY i.student
      LIMIT ${MOST_STUDENTS + 1}`;
  const methods = new Set(students.map(({ method }) => method));
  if (methods.size > MOST_METHODS || students.length > MOST_STUDENTS) {
    throw new ImportRefused(
      `The file names more than ${MOST_METHODS} methods, or ${MOST_STUDENTS} students. Is the right column chosen for the method, the size and the run?`,
    );
  }
  return students.sort((a, b) => byMethodOrder(a.method, b.method) || a.line - b.line);
}

export interface ClaimedStudents {
  /** Keys of the methods that the study did not have. */
  methodsAdded: string[];
  /** Names of the runs whose accuracy the study had already. */
  runsJoined: string[];
  remarks: Problem[];
}

/**
 * Finds or makes the methods and the model runs of the file's students; `incoming_student` then says
 * which. A student that has neither size nor number, in a table, is of no run.
 *
 * @throws ImportRefused when a run has its explanations already, or another accuracy.
 */
export async function claimStudents(
  tx: Transaction,
  studyId: string,
  students: readonly StagedStudent[],
  { always }: { always: boolean },
): Promise<ClaimedStudents> {
  const keys = [...new Set(students.map(({ method }) => method))];
  const methods = await addMethods(tx, studyId, keys);
  const remarks: Problem[] = [];
  const runsJoined: string[] = [];
  const rows = [];
  for (const { student, method, ...run } of students) {
    const { line, modelSize, runNumber, answers, known, correct } = run;
    const methodId = methods.ids.get(method);
    if (!methodId) throw new Error(`The method ${method} was added.`);
    const named = always || modelSize !== null || runNumber !== null;
    const accuracy = known === answers ? correct / answers : null;
    const name = { studyId, methodId, methodKey: method, modelSize, runNumber };
    const claimed = named ? await claimModelRun(tx, name, accuracy) : null;
    const runId = claimed?.id ?? null;
    if (claimed && !claimed.made) runsJoined.push(describeRun(name));
    if (runId !== null && accuracy !== null) {
      remarks.push(...(await outlyingAccuracy(tx, { ...name, runId, accuracy, line })));
    }
    rows.push({ student, method_id: methodId, run_id: runId });
  }
  await tx.$executeRaw`
    INSERT INTO incoming_student (student, method_id, run_id)
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r (student text, method_id uuid, run_id uuid)`;
  return { methodsAdded: methods.added, runsJoined, remarks };
}

/** Whether the run lies apart from the other runs of its method and size. */
async function outlyingAccuracy(
  tx: Transaction,
  run: {
    studyId: string;
    methodId: string;
    methodKey: string;
    modelSize: string | null;
    runNumber: number | null;
    runId: string;
    accuracy: number;
    line: number;
  },
): Promise<Problem[]> {
  const { studyId, methodId, modelSize, runId, accuracy, line } = run;
  const others = await tx.modelRun.findMany({
    where: { studyId, methodId, modelSize, id: { not: runId }, testAccuracy: { not: null } },
    select: { testAccuracy: true },
  });
  const found = findOutliers([accuracy, ...others.map((other) => other.testAccuracy ?? 0)]);
  if (found.kind !== "estimate" || !found.outlier[0]) return [];
  const reason = `${describeRun(run)} is right in ${formatAccuracy(accuracy)}, apart from the ${others.length} other runs of its method and size: ${formatAccuracy(found.lower)} to ${formatAccuracy(found.upper)} would not be.`;
  return [{ line, field: "accuracy", reason }];
}
