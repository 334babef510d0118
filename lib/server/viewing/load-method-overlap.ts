import "server-only";
import type { MethodOverlap } from "@/lib/figures/content";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";

/** Of how many questions each two methods have an explanation both; a method with itself: of how many. */
export async function loadMethodOverlap({ studyId }: StudyAccess): Promise<MethodOverlap> {
  const methods = await db().method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { label: true },
  });
  // Each question's set of methods is one number; there are few different ones.
  const sets = await db().$queryRaw<{ methods: number[]; questions: number }[]>`
    WITH numbered AS (
      SELECT id, (row_number() OVER (ORDER BY position, key))::int - 1 AS place
        FROM method WHERE study_id = ${studyId}::uuid
    )
    SELECT methods, count(*)::int AS questions
      FROM (
        SELECT array_agg(DISTINCT n.place) AS methods
          FROM explanation e JOIN numbered n ON n.id = e.method_id
          WHERE e.study_id = ${studyId}::uuid
          GROUP BY e.question_id
      ) of_question
      GROUP BY methods`;
  const shared = methods.map((_, a) =>
    methods.map((_, b) =>
      sets
        .filter((set) => set.methods.includes(a) && set.methods.includes(b))
        .reduce((sum, { questions }) => sum + questions, 0),
    ),
  );
  return { labels: methods.map(({ label }) => label), shared };
}
