import "server-only";
import type { Transaction } from "../db";

/** Opens a draft study: its protocol version and its content are frozen from now on. */
export async function openStudy(tx: Transaction, studyId: string): Promise<void> {
  const openedAt = new Date();
  await tx.protocolVersion.updateMany({ where: { studyId, openedAt: null }, data: { openedAt } });
  await tx.study.update({ where: { id: studyId }, data: { status: "OPEN", openedAt } });
}

/** Closes a study: nobody new can take part; who has begun may finish. */
export async function closeStudy(tx: Transaction, studyId: string): Promise<void> {
  await tx.study.update({
    where: { id: studyId },
    data: { status: "CLOSED", closedAt: new Date() },
  });
}
