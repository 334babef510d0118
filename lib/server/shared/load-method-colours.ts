import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "./db";

/** The colours that the study chose for its methods, in their order; null: the one of its position. */
export async function loadMethodColours({ studyId }: StudyAccess): Promise<(string | null)[]> {
  const methods = await db().method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { colour: true },
  });
  return methods.map(({ colour }) => colour);
}
