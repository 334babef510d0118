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
  quartiles: [number, number, number] | null;
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
           (percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY e.length))::float[]
             AS quartiles,
           min(e.length) AS shortest,
           max(e.length) AS longest
      FROM method m
      LEFT JOIN explanation e ON e.method_id = m.id
      LEFT JOIN question q ON q.id = e.question_id
      WHERE m.study_id = ${access.studyId}::uuid
      GROUP BY m.id
      ORDER BY m.position, m.key`;
  return rows.map(({ quartiles, shortest, longest, ...row }) => {
    if (quartiles === null || shortest === null || longest === null)
      return { ...row, length: null };
    const [lowerQuartile, median, upperQuartile] = quartiles;
    return { ...row, length: { shortest, lowerQuartile, median, upperQuartile, longest } };
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
