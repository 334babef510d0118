import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { MethodContent, ModelRunRow } from "@/lib/views/content/content";
import { describeLengths } from "@/lib/views/content/describe-lengths";
import { ofFrozenContent } from "./of-frozen-content";
import { STUDENT_CORRECT } from "./student-correct";

/** Explanations of one method that are equally long. */
interface Row {
  key: string;
  label: string;
  length: number | null;
  explanations: number;
  known: number;
  correct: number;
}

/** How many explanations each method has, how often its student was right, how long they are. */
export function loadMethodContents({ studyId }: StudyAccess): Promise<MethodContent[]> {
  return ofFrozenContent("contents", studyId, () => countContents(studyId));
}

async function countContents(studyId: string): Promise<MethodContent[]> {
  // Sorting every explanation by its length would take longer than counting those of a length.
  const rows = await db().$queryRaw<Row[]>`
    SELECT m.key, m.label, counted.length, coalesce(counted.explanations, 0) AS explanations,
           coalesce(counted.known, 0) AS known, coalesce(counted.correct, 0) AS correct
      FROM method m
      LEFT JOIN (
        SELECT e.method_id, e.length, count(*)::int AS explanations,
               count(${STUDENT_CORRECT})::int AS known,
               (count(*) FILTER (WHERE ${STUDENT_CORRECT}))::int AS correct
          FROM explanation e JOIN question q ON q.id = e.question_id
          WHERE e.study_id = ${studyId}::uuid
          GROUP BY e.method_id, e.length
      ) counted ON counted.method_id = m.id
      WHERE m.study_id = ${studyId}::uuid
      ORDER BY m.position, m.key, counted.length`;
  const methods = [...new Map(rows.map(({ key, label }) => [key, label]))];
  return methods.map(([key, label]) => {
    const ofMethod = rows.filter((row) => row.key === key);
    const sum = (part: "explanations" | "known" | "correct") =>
      ofMethod.reduce((total, row) => total + row[part], 0);
    return {
      key,
      label,
      explanations: sum("explanations"),
      known: sum("known"),
      correct: sum("correct"),
      length: describeLengths(ofMethod.map(({ length, explanations }) => [length, explanations])),
    };
  });
}

/** Every trained student of the study, by method, size and run. */
export async function listModelRuns(access: StudyAccess): Promise<ModelRunRow[]> {
  const runs = await db().modelRun.findMany({
    where: { studyId: access.studyId },
    orderBy: [{ method: { position: "asc" } }, { modelSize: "asc" }, { runNumber: "asc" }],
    select: {
      id: true,
      modelSize: true,
      runNumber: true,
      testAccuracy: true,
      method: { select: { label: true } },
    },
  });
  return runs.map(({ method, ...run }) => ({ ...run, method: method.label }));
}
