import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyAccess } from "../accounts/access";
import { recordAuditEntry } from "../auditing/record-audit-entry";
import { closeStudy, lockStudy } from "../building/change-study-status";
import { db } from "../db";

/**
 * Closes an open study: nobody new takes part, who is in the run may finish.
 * @throws AppError study-not-open (409).
 */
export async function closeOpenStudy(access: StudyAccess): Promise<void> {
  const { studyId } = access;
  await db().$transaction(async (tx) => {
    if ((await lockStudy(tx, studyId)) !== "OPEN") {
      throw new AppError("study-not-open", "The study is not open.");
    }
    const active = await tx.participant.count({ where: { studyId, status: "ACTIVE" } });
    await closeStudy(tx, studyId);
    await recordAuditEntry(access, "close-study", { activeParticipants: active }, tx);
  });
}
