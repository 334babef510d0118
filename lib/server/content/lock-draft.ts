import "server-only";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/server/shared/db";
import { lockStudy } from "@/lib/server/study-builder/change-study-status";

/**
 * Keeps the study a draft until the end of the transaction.
 * @throws AppError changed-meanwhile (409) when it is none any more.
 */
export async function lockDraft(tx: Transaction, studyId: string): Promise<void> {
  if ((await lockStudy(tx, studyId)) !== "DRAFT") {
    throw new AppError(
      "changed-meanwhile",
      "The study is no longer a draft, so its content is frozen. An explanation can be retired.",
    );
  }
}
