import "server-only";
import { planProblems } from "@/lib/comparison/analysis-plan/plan-problems";
import { AppError } from "@/lib/errors";
import { readProtocol, type SaveProtocolInput } from "@/lib/schemas/protocol/protocol-edit";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { hasEnded } from "@/lib/study/lifecycle/lifecycle";
import { type SavedProtocol, saveDraft } from "./save-draft";

/**
 * Saves the whole protocol as the draft of the version that opens next.
 *
 * @throws AppError malformed-request (400) with the fields' problems; changed-meanwhile (409) when the
 * newest version is not the one that this was made from; not-acceptable (422) when it would change
 * what is frozen; study-not-open (409) once the study has closed.
 */
export async function saveProtocol(
  access: StudyAccess,
  input: SaveProtocolInput,
): Promise<SavedProtocol> {
  const read = readProtocol(input.document);
  if (read.kind === "problems") {
    const message = "Some fields are missing or malformed.";
    throw new AppError("malformed-request", message, read.problems);
  }
  return saveDraft(access, {
    basedOn: input.basedOn,
    check: (status) => {
      if (!hasEnded(status)) return;
      throw new AppError("study-not-open", "The study has closed; its protocol stays as it is.");
    },
    change: async (_stored, tx) => {
      const methods = await tx.method.findMany({
        where: { studyId: access.studyId },
        select: { key: true },
      });
      const problems = planProblems(
        read.protocol,
        methods.map(({ key }) => key),
      );
      if (problems.length === 0) return read.protocol;
      throw new AppError("malformed-request", "The analysis plan cannot be met.", problems);
    },
  });
}
