import "server-only";
import { describeAccuracy } from "@/lib/comparison/describe-accuracy";
import { type DescribedAnswers, describeAnswers } from "@/lib/comparison/describe-answers";
import type { Performance } from "@/lib/comparison/document/document-performance";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { ofFrozenContent } from "@/lib/server/content/of-frozen-content";
import { STUDENT_CORRECT } from "@/lib/server/content/student-correct";
import { db, type Transaction } from "@/lib/server/shared/db";
import { remember } from "./remember";

type Study = Pick<StudyAccess, "studyId">;

/** How accurate the students of the study are: over their model runs, and on the rated questions. */
export async function loadPerformance({ studyId }: Study): Promise<Performance> {
  const { places, runs } = await readRuns(db(), studyId);
  return {
    runs:
      runs.length > 0
        ? remember(`accuracy/${studyId}`, JSON.stringify([runs, places.size]), () =>
            describeAccuracy(runs, places.size),
          )
        : null,
    answers: await ofFrozenContent("answers", studyId, () => loadAnswers(db(), studyId, places)),
  };
}

/** The same, computed of what the transaction sees. */
export async function readPerformance(tx: Transaction, studyId: string): Promise<Performance> {
  const { places, runs } = await readRuns(tx, studyId);
  return {
    runs: runs.length > 0 ? describeAccuracy(runs, places.size) : null,
    answers: await loadAnswers(tx, studyId, places),
  };
}

/** The runs that have an accuracy, and the methods' places. */
async function readRuns(client: Transaction, studyId: string) {
  const methods = await client.method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { id: true },
  });
  const places = new Map(methods.map(({ id }, place) => [id, place]));
  const stored = await client.modelRun.findMany({
    where: { studyId, testAccuracy: { not: null } },
    orderBy: [{ modelSize: "asc" }, { runNumber: "asc" }, { id: "asc" }],
    select: { methodId: true, modelSize: true, runNumber: true, testAccuracy: true },
  });
  const runs = stored.map(({ methodId, testAccuracy, ...run }) => ({
    ...run,
    method: places.get(methodId) ?? -1,
    testAccuracy: testAccuracy ?? 0,
  }));
  return { places, runs };
}

async function loadAnswers(
  client: Transaction,
  studyId: string,
  places: ReadonlyMap<string, number>,
): Promise<DescribedAnswers | null> {
  const rows = await readAnswers(client, studyId);
  if (rows.length === 0) return null;
  return describeAnswers(
    rows.map(({ method, ...answer }) => ({ ...answer, method: places.get(method) ?? -1 })),
    places.size,
  );
}

/** Where several runs explain a question, the first run speaks for the method. */
function readAnswers(client: Transaction, studyId: string) {
  return client.$queryRaw<{ question: string; method: string; correct: boolean }[]>`
    SELECT DISTINCT ON (e.question_id, e.method_id)
           e.question_id AS question, e.method_id AS method, ${STUDENT_CORRECT} AS correct
      FROM explanation e
      JOIN question q ON q.id = e.question_id
      LEFT JOIN model_run r ON r.id = e.model_run_id
      WHERE e.study_id = ${studyId}::uuid AND (${STUDENT_CORRECT}) IS NOT NULL
      ORDER BY e.question_id, e.method_id, r.run_number NULLS FIRST, e.id`;
}
