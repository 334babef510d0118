import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import { PUBLISHED_CONSTRUCTS } from "@/lib/views/export/export-files";

/** Whether the study's responses fit the layout of the published study. */
export async function hasPublishedConstructs(access: StudyAccess): Promise<boolean> {
  const found = await db().construct.count({
    where: { studyId: access.studyId, key: { in: [...PUBLISHED_CONSTRUCTS] } },
  });
  return found === PUBLISHED_CONSTRUCTS.length;
}
