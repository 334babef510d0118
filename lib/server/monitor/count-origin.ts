import "server-only";
import type { DataOrigin } from "@/lib/comparison/data-origin";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";

/** How many of the study's participants are simulated or imported. */
export async function countOrigin(access: StudyAccess): Promise<DataOrigin> {
  const groups = await db().participant.groupBy({
    by: ["source"],
    where: { studyId: access.studyId },
    _count: true,
  });
  const count = (source: string) => groups.find((group) => group.source === source)?._count ?? 0;
  return {
    participants: groups.reduce((sum, group) => sum + group._count, 0),
    simulated: count("SIMULATED"),
    imported: count("IMPORTED"),
  };
}
