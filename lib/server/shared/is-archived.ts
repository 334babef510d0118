import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "./db";

/** Whether the study is out of the way, and nothing in it is changed. */
export async function isArchived({ studyId }: StudyAccess): Promise<boolean> {
  return (await db().study.count({ where: { id: studyId, status: "ARCHIVED" } })) > 0;
}
