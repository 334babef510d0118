import "server-only";
import { type DescribedAccuracy, describeAccuracy } from "@/lib/figures/describe-accuracy";
import { type DescribedAnswers, describeAnswers } from "@/lib/figures/describe-answers";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";
import { ofFrozenContent } from "../viewing/of-frozen-content";
import { STUDENT_CORRECT } from "../viewing/student-correct";
import { remember } from "./remember";

export interface Performance {
  /** Null where no run has an accuracy. */
  runs: DescribedAccuracy | null;
  /** Null where no student's answer can be judged. */
  answers: DescribedAnswers | null;
}

/** How accurate the students of the study are: over their model runs, and on the rated questions. */
export async function loadPerformance({
  studyId,
}: Pick<StudyAccess, "studyId">): Promise<Performance> {
  const [methods, runs] = await Promise.all([
    db().method.findMany({
      where: { studyId },
      orderBy: [{ position: "asc" }, { key: "asc" }],
      select: { id: true },
    }),
    db().modelRun.findMany({
      where: { studyId, testAccuracy: { not: null } },
      orderBy: [{ modelSize: "asc" }, { runNumber: "asc" }, { id: "asc" }],
      select: { methodId: true, modelSize: true, runNumber: true, testAccuracy: true },
    }),
  ]);
  const places = new Map(methods.map(({ id }, place) => [id, place]));
  const stored = runs.map(({ methodId, testAccuracy, ...run }) => ({
    ...run,
    method: places.get(methodId) ?? -1,
    testAccuracy: testAccuracy ?? 0,
  }));
  return {
    runs:
      runs.length > 0
        ? remember(`accuracy/${studyId}`, JSON.stringify([stored, methods.length]), () =>
            describeAccuracy(stored, methods.length),
          )
        : null,
    answers: await ofFrozenContent("answers", studyId, () => loadAnswers(studyId, places)),
  };
}

async function loadAnswers(
  studyId: string,
  places: ReadonlyMap<string, number>,
): Promise<DescribedAnswers | null> {
  const rows = await readAnswers(studyId);
  if (rows.length === 0) return null;
  return describeAnswers(
    rows.map(({ method, ...answer }) => ({ ...answer, method: places.get(method) ?? -1 })),
    places.size,
  );
}

/** Where several runs explain a question, the first run speaks for the method. */
function readAnswers(studyId: string) {
  return db().$queryRaw<{ question: string; method: string; correct: boolean }[]>`
    SELECT DISTINCT ON (e.question_id, e.method_id)
           e.question_id AS question, e.method_id AS method, ${STUDENT_CORRECT} AS correct
      FROM explanation e
      JOIN question q ON q.id = e.question_id
      LEFT JOIN model_run r ON r.id = e.model_run_id
      WHERE e.study_id = ${studyId}::uuid AND (${STUDENT_CORRECT}) IS NOT NULL
      ORDER BY e.question_id, e.method_id, r.run_number NULLS FIRST, e.id`;
}
