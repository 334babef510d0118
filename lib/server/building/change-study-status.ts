import "server-only";
import { AppError } from "@/lib/errors";
import type { Transaction } from "../db";
import type { StudyStatus } from "../prisma-client/enums";
import { checkOpening } from "../protocol/check-opening";

/**
 * The study's status, with its row locked until the end of the transaction: nobody else opens or
 * closes it, imports into it or saves its protocol meanwhile.
 */
export async function lockStudy(tx: Transaction, studyId: string): Promise<StudyStatus> {
  const [study] = await tx.$queryRaw<{ status: StudyStatus }[]>`
    SELECT status::text AS status FROM study WHERE id = ${studyId}::uuid FOR NO KEY UPDATE`;
  if (!study) throw new AppError("not-found", "There is no such study.");
  return study.status;
}

/**
 * Opens a draft study: its protocol version and its content are frozen from now on.
 * @throws AppError not-acceptable (422) with the numbers that are missing when the protocol cannot be
 * run over the content; changed-meanwhile (409) when the study is no draft any more.
 */
export async function openStudy(tx: Transaction, studyId: string): Promise<void> {
  if ((await lockStudy(tx, studyId)) !== "DRAFT") {
    throw new AppError("changed-meanwhile", "The study has been opened already.");
  }
  const version = await tx.protocolVersion.findFirst({
    where: { studyId, openedAt: null },
    orderBy: { number: "desc" },
    select: { document: true },
  });
  const { blocking } = await checkOpening(tx, studyId, version?.document ?? {});
  if (blocking.length > 0) {
    const message = `The study cannot open. ${blocking.map((problem) => problem.message).join(" ")}`;
    throw new AppError("not-acceptable", message, blocking);
  }
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
