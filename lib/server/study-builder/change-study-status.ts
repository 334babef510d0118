import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import { requireOpenable } from "@/lib/server/protocol/require-openable";
import type { Transaction } from "@/lib/server/shared/db";

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
 * Opens a draft study for the builders of studies: its protocol version and its content are frozen
 * from now on. Warnings are nothing that a program confirms.
 *
 * @throws AppError not-acceptable (422) with the numbers that are missing when the protocol cannot be
 * run over the content; changed-meanwhile (409) when the study is no draft any more.
 */
export async function openStudy(
  tx: Transaction,
  studyId: string,
  at: Date = new Date(),
): Promise<void> {
  if ((await lockStudy(tx, studyId)) !== "DRAFT") {
    throw new AppError("changed-meanwhile", "The study has been opened already.");
  }
  const version = await tx.protocolVersion.findFirst({
    where: { studyId, openedAt: null },
    orderBy: { number: "desc" },
    select: { document: true },
  });
  await requireOpenable(tx, studyId, version, { what: "The study", confirmed: true });
  await tx.protocolVersion.updateMany({
    where: { studyId, openedAt: null },
    data: { openedAt: at },
  });
  await setStatus(tx, studyId, "OPEN", at);
}

/** Closes a study: nobody new can take part; who has begun may finish. */
export async function closeStudy(
  tx: Transaction,
  studyId: string,
  at: Date = new Date(),
): Promise<void> {
  await setStatus(tx, studyId, "CLOSED", at);
}

/** Stores the status, and when the study first opened and when it closed. */
export async function setStatus(
  tx: Transaction,
  studyId: string,
  status: StudyStatus,
  at: Date = new Date(),
): Promise<void> {
  await tx.$executeRaw`
    UPDATE study SET
        status = ${status}::study_status,
        opened_at = CASE WHEN ${status} = 'OPEN' THEN coalesce(opened_at, ${at}::timestamptz)
                         ELSE opened_at END,
        closed_at = CASE WHEN ${status} = 'CLOSED' THEN coalesce(closed_at, ${at}::timestamptz)
                         ELSE closed_at END
      WHERE id = ${studyId}::uuid`;
}
