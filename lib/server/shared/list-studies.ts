import "server-only";
import type { DataOrigin } from "@/lib/comparison/data-origin";
import type { Staff } from "@/lib/server/accounts/sign-in/auth";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import { db } from "./db";

export interface ListedStudy {
  slug: string;
  title: string;
  status: StudyStatus;
  origin: DataOrigin;
  responses: number;
}

interface Row {
  slug: string;
  title: string;
  status: StudyStatus;
  participants: number;
  simulated: number;
  imported: number;
  responses: number;
}

/** The studies that the person is a member of, newest first: those in the archive, or the others. */
export async function listStudies(
  staff: Staff,
  { archived }: { archived: boolean } = { archived: false },
): Promise<ListedStudy[]> {
  const rows = await db().$queryRaw<Row[]>`
    SELECT s.slug, s.title, s.status::text AS status, p.*,
           (SELECT count(*)::int FROM response r WHERE r.study_id = s.id) AS responses
      FROM study s
      JOIN study_member m ON m.study_id = s.id AND m.user_id = ${staff.userId}::uuid
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS participants,
               (count(*) FILTER (WHERE source = 'SIMULATED'))::int AS simulated,
               (count(*) FILTER (WHERE source = 'IMPORTED'))::int AS imported
          FROM participant WHERE study_id = s.id
      ) p
      WHERE (s.status = 'ARCHIVED') = ${archived}
      ORDER BY s.created_at DESC, s.slug`;
  return rows.map(({ participants, simulated, imported, ...study }) => ({
    ...study,
    origin: { participants, simulated, imported },
  }));
}

/** How many of the person's studies are in the archive. */
export function countArchivedStudies(staff: Staff): Promise<number> {
  return db().study.count({
    where: { status: "ARCHIVED", members: { some: { userId: staff.userId } } },
  });
}
