import "server-only";
import type { MethodContent, ModelRunRow } from "@/lib/figures/content";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";
import { STUDENT_CORRECT } from "./student-correct";

interface Row {
  key: string;
  label: string;
  explanations: number;
  known: number;
  correct: number;
  median: number | null;
  shortest: number | null;
  longest: number | null;
}

/** How many explanations each method has, how often its student was right, how long they are. */
export async function loadMethodContents(access: StudyAccess): Promise<MethodContent[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT m.key, m.label,
           count(e.id)::int AS explanations,
           count(${STUDENT_CORRECT})::int AS known,
           (count(*) FILTER (WHERE ${STUDENT_CORRECT}))::int AS correct,
           (percentile_cont(0.5) WITHIN GROUP (ORDER BY e.length))::float AS median,
           min(e.length) AS shortest,
           max(e.length) AS longest
      FROM method m
      LEFT JOIN explanation e ON e.method_id = m.id
      LEFT JOIN question q ON q.id = e.question_id
      WHERE m.study_id = ${access.studyId}::uuid
      GROUP BY m.id
      ORDER BY m.position, m.key`;
  return rows.map(({ median, shortest, longest, ...row }) => ({
    ...row,
    length:
      median === null || shortest === null || longest === null
        ? null
        : { median, shortest, longest },
  }));
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
