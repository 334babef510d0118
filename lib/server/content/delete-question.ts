import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import { lockDraftQuestion } from "./lock-draft-question";

/**
 * Deletes a question of a draft with its explanations.
 * @throws AppError not-found (404); changed-meanwhile (409) when the study is no draft any more.
 */
export async function deleteQuestion(access: StudyAccess, questionId: string): Promise<void> {
  const { studyId } = access;
  await db().$transaction(async (tx) => {
    const { externalId } = await lockDraftQuestion(tx, studyId, questionId);
    const { count } = await tx.explanation.deleteMany({ where: { studyId, questionId } });
    await tx.question.deleteMany({ where: { id: questionId, studyId } });
    const detail = { question: externalId, explanations: count };
    await recordAuditEntry(access, "delete-question", detail, tx);
  });
}
