import "server-only";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/server/shared/db";
import { lockDraft } from "./lock-draft";

/**
 * A question of a draft, whose study stays one until the end of the transaction.
 * @throws AppError not-found (404); changed-meanwhile (409) when the study is no draft any more.
 */
export async function lockDraftQuestion(
  tx: Transaction,
  studyId: string,
  questionId: string,
): Promise<{ externalId: string; choices: string[]; labels: string[] }> {
  await lockDraft(tx, studyId);
  const question = await tx.question.findFirst({
    where: { id: questionId, studyId },
    select: { externalId: true, choices: true, labels: true },
  });
  if (!question) throw new AppError("not-found", "The study has no such question.");
  return question;
}
