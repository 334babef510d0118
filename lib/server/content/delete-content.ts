import "server-only";
import { AppError } from "@/lib/errors";
import type { DeleteContentInput } from "@/lib/schemas/content/delete-content";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db, type Transaction } from "@/lib/server/shared/db";
import { lockDraft } from "./lock-draft";

/**
 * Deletes all that a draft has of one kind, as where a file was imported under the wrong method.
 * @returns how many were deleted.
 * @throws AppError changed-meanwhile (409) when the study is no draft any more; not-found (404) for a
 * method that it does not have.
 */
export async function deleteContent(
  access: StudyAccess,
  input: DeleteContentInput,
): Promise<number> {
  return db().$transaction(async (tx) => {
    await lockDraft(tx, access.studyId);
    const deleted = await deleteAll(tx, access.studyId, input);
    await recordAuditEntry(access, "delete-content", { ...input, deleted }, tx);
    return deleted;
  });
}

async function deleteAll(
  tx: Transaction,
  studyId: string,
  input: DeleteContentInput,
): Promise<number> {
  if (input.what === "unexplained-questions") {
    const where = { studyId, explanations: { none: {} } };
    return (await tx.question.deleteMany({ where })).count;
  }
  const method = await tx.method.findFirst({ where: { studyId, key: input.method } });
  if (!method) throw new AppError("not-found", "The study has no such method.");
  const where = { studyId, methodId: method.id };
  const { count } =
    input.what === "explanations"
      ? await tx.explanation.deleteMany({ where })
      : await tx.modelRun.deleteMany({ where });
  return count;
}
