import "server-only";
import { AppError } from "@/lib/errors";
import type { RenameStudyInput } from "@/lib/schemas/setup/new-study";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import { lockStudy } from "@/lib/server/study-builder/change-study-status";

/**
 * Gives a draft another title; what it was called before stays in the audit log. Addresses do not
 * change.
 *
 * @throws AppError study-not-open (409) when the study is no draft; changed-meanwhile (409) when its
 * title is not the one that this was made from.
 */
export async function renameStudy(
  { studyId, ...access }: StudyAccess,
  { basedOn, title }: RenameStudyInput,
): Promise<void> {
  await db().$transaction(async (tx) => {
    if ((await lockStudy(tx, studyId)) !== "DRAFT") {
      throw new AppError("study-not-open", "The title of a study that is no draft is frozen.");
    }
    const study = await tx.study.findUniqueOrThrow({
      where: { id: studyId },
      select: { title: true },
    });
    if (study.title !== basedOn) {
      const message = `Somebody else has called it “${study.title}” meanwhile. Load the page again.`;
      throw new AppError("changed-meanwhile", message);
    }
    if (title === study.title) return;
    await tx.study.update({ where: { id: studyId }, data: { title } });
    const detail = { from: study.title, to: title };
    await recordAuditEntry({ studyId, ...access }, "rename-study", detail, tx);
  });
}
