import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";

/** Whether the study's content may still change: only a draft's does. */
export async function isDraft({ studyId }: StudyAccess): Promise<boolean> {
  return (await db().study.count({ where: { id: studyId, status: "DRAFT" } })) > 0;
}
