import "server-only";
import { AppError } from "@/lib/errors";
import { lockStudy } from "../building/change-study-status";
import type { Transaction } from "../db";

/**
 * A question of a draft, whose study stays one until the end of the transaction.
 * @throws AppError not-found (404); changed-meanwhile (409) when the study is no draft any more.
 */
export async function lockDraftQuestion(
  tx: Transaction,
  studyId: string,
  questionId: string,
): Promise<{ externalId: string; choices: string[] }> {
  const status = await lockStudy(tx, studyId);
  const question = await tx.question.findFirst({
    where: { id: questionId, studyId },
    select: { externalId: true, choices: true },
  });
  if (!question) throw new AppError("not-found", "The study has no such question.");
  if (status !== "DRAFT") {
    throw new AppError(
      "changed-meanwhile",
      "The study is no longer a draft, so its content is frozen. An explanation can be retired.",
    );
  }
  return question;
}
