import "server-only";
import { METHOD_KEYS } from "@/lib/importers/method-key";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "./db";

/** The keys of the study's methods, and then those that are usual. */
export async function listMethodNames({ studyId }: StudyAccess): Promise<string[]> {
  const methods = await db().method.findMany({
    where: { studyId },
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { key: true },
  });
  return [...new Set([...methods.map(({ key }) => key), ...METHOD_KEYS])];
}
