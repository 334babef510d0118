import "server-only";
import { db } from "@/lib/server/shared/db";

/** Opens a study as the app never would: for tests of what must hold even then. */
export async function openUnchecked(studyId: string): Promise<void> {
  const openedAt = new Date();
  await db().protocolVersion.updateMany({ where: { studyId }, data: { openedAt } });
  await db().study.update({ where: { id: studyId }, data: { status: "OPEN", openedAt } });
}
