import "server-only";
import { env } from "@/lib/env";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import type { ParticipantSource } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { describeRecruiters } from "@/lib/views/recruitment/recruiter-setup";
import {
  NOTICED_DAYS,
  type NoticedCount,
  type RecruitmentView,
  type SourceCount,
} from "@/lib/views/recruitment/recruitment-view";
import { loadRecruitment } from "./load-recruitment";
import { loadRecruitmentLinks, studyAddress } from "./load-recruitment-links";

/** Where the study's participants come from, and how it is set up at its recruiters. */
export async function loadRecruitmentPage(access: StudyAccess): Promise<RecruitmentView> {
  const [found, links, sources, noticed, { status }] = await Promise.all([
    loadRecruitment(access),
    loadRecruitmentLinks(access),
    countSources(access),
    countNoticed(access),
    db().study.findUniqueOrThrow({ where: { id: access.studyId }, select: { status: true } }),
  ]);
  return {
    status,
    links,
    recruiters: found ? describeRecruiters(studyAddress(access), found.recruitment) : null,
    invitations: found?.recruitment.invitations ?? false,
    webhook: env().PROLIFIC_WEBHOOK_SECRET !== undefined,
    webhookAddress: new URL("/api/recruiters/prolific", env().NEXTAUTH_URL).href,
    sources,
    noticed,
  };
}

function countSources({ studyId }: StudyAccess): Promise<SourceCount[]> {
  return db().$queryRaw<(SourceCount & { source: ParticipantSource })[]>`
    SELECT source::text AS source, count(*)::int AS consented,
           (count(*) FILTER (WHERE status = 'COMPLETED'))::int AS completed
      FROM participant WHERE study_id = ${studyId}::uuid
      GROUP BY source ORDER BY count(*) DESC, source`;
}

async function countNoticed({ studyId }: StudyAccess): Promise<NoticedCount[]> {
  const rows = await db().$queryRaw<(Omit<NoticedCount, "last"> & { last: Date })[]>`
    SELECT action, detail ->> 'reason' AS reason, count(*)::int AS times, max(created_at) AS last
      FROM audit_entry
      WHERE study_id = ${studyId}::uuid AND user_id IS NULL
        AND action IN ('unusable-link', 'refused-token', 'id-used-twice', 'unproven-return', 'too-many-starts',
                       'unknown-submission', 'forged-webhook')
        AND created_at > now() - make_interval(days => ${NOTICED_DAYS}::int)
      GROUP BY 1, 2 ORDER BY max(created_at) DESC`;
  return rows.map(({ last, ...row }) => ({ ...row, last: last.toISOString() }));
}
