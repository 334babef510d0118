import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { RetentionView } from "@/lib/views/recruitment/retention-view";

/** Until when the study keeps recruiters' ids, and of how many participants it has them. */
export async function loadRetention({ studyId }: StudyAccess): Promise<RetentionView> {
  const [study, kept] = await Promise.all([
    db().study.findUniqueOrThrow({
      where: { id: studyId },
      select: { eraseRecruiterIdsOn: true },
    }),
    db().recruiterIdentity.count({ where: { studyId } }),
  ]);
  return { eraseOn: study.eraseRecruiterIdsOn?.toISOString().slice(0, 10) ?? null, kept };
}
