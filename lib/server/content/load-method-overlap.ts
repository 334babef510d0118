import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";
import type { MethodOverlap } from "@/lib/views/content/content";
import { ofFrozenContent } from "./of-frozen-content";

/** Of how many questions each two methods have an explanation both; a method with itself: of how many. */
export function loadMethodOverlap({ studyId }: StudyAccess): Promise<MethodOverlap> {
  return ofFrozenContent("overlap", studyId, () => countOverlap(studyId));
}

async function countOverlap(studyId: string): Promise<MethodOverlap> {
  const methods = await db().method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { label: true },
  });
  if (methods.length === 0) return { labels: [], shared: [] };
  // Each question's set of methods is a row of bits; there are few different ones.
  const none = Prisma.raw(`0::bit(${methods.length})`);
  const sets = await db().$queryRaw<{ methods: string; questions: number }[]>`
    WITH numbered AS MATERIALIZED (
      SELECT id, set_bit(${none}, (row_number() OVER (ORDER BY position, key))::int - 1, 1) AS place
        FROM method WHERE study_id = ${studyId}::uuid
    )
    SELECT methods::text AS methods, count(*)::int AS questions
      FROM (
        SELECT bit_or(n.place) AS methods
          FROM explanation e JOIN numbered n ON n.id = e.method_id
          WHERE e.study_id = ${studyId}::uuid
          GROUP BY e.question_id
      ) of_question
      GROUP BY methods`;
  const shared = methods.map((_, a) =>
    methods.map((_, b) =>
      sets
        .filter((set) => set.methods[a] === "1" && set.methods[b] === "1")
        .reduce((sum, { questions }) => sum + questions, 0),
    ),
  );
  return { labels: methods.map(({ label }) => label), shared };
}
