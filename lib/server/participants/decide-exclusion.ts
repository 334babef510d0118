import "server-only";
import { AppError } from "@/lib/errors";
import type { ExclusionDecision } from "@/lib/schemas/participants/exclusion";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db } from "@/lib/server/shared/db";
import { lockDecisions } from "./lock-decisions";

/**
 * Leaves the participant with this arrival number out of the analyses, or takes them in again. What is
 * so already stays as it is, with the reason that it has.
 *
 * @throws AppError not-found (404), not-acceptable (422) for who is erased.
 */
export async function decideExclusion(
  access: StudyAccess,
  ordinal: number,
  { action, reason }: ExclusionDecision,
): Promise<void> {
  const { studyId, userId } = access;
  await db().$transaction(async (tx) => {
    await lockDecisions(tx, studyId);
    const participant = await tx.participant.findUnique({
      where: { studyId_ordinal: { studyId, ordinal } },
      select: {
        id: true,
        code: true,
        status: true,
        exclusions: { orderBy: { id: "desc" }, take: 1, select: { action: true } },
      },
    });
    if (!participant) throw new AppError("not-found", "The study has no such participant.");
    if (participant.status === "ERASED") {
      throw new AppError("not-acceptable", "Nothing is left of this participant to be analysed.");
    }
    const now = participant.exclusions[0]?.action ?? "REINSTATE";
    if (now === action) return;
    await tx.exclusion.create({
      data: { studyId, participantId: participant.id, action, reason, userId },
    });
    const noted = action === "EXCLUDE" ? "exclude-participant" : "reinstate-participant";
    await recordAuditEntry(access, noted, { ordinal, code: participant.code, reason }, tx);
  });
}
