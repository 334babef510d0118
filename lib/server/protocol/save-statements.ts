import "server-only";
import { AppError } from "@/lib/errors";
import type { SaveStatementsInput } from "@/lib/schemas/protocol/protocol-edit";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { completedDraft } from "@/lib/study/protocol/first-protocol";
import { type SavedProtocol, saveDraft } from "./save-draft";

/**
 * Saves what is rated, and on which scales, in the protocol's draft; the rest of it may be unfinished
 * and stays as it is.
 *
 * @throws AppError changed-meanwhile (409) when the newest version is not the one that this was made
 * from, or the study is no draft any more.
 */
export async function saveStatements(
  access: StudyAccess,
  { basedOn, statements }: SaveStatementsInput,
): Promise<SavedProtocol> {
  return saveDraft(access, {
    basedOn,
    check: (status) => {
      if (status === "DRAFT") return;
      const message = "The study is no longer a draft: its constructs are frozen.";
      throw new AppError("changed-meanwhile", message);
    },
    change: async (stored, tx) => {
      const study = await tx.study.findUniqueOrThrow({
        where: { id: access.studyId },
        select: { title: true },
      });
      return { ...completedDraft(stored, study.title), ...statements };
    },
  });
}
