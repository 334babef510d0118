import "server-only";
import { AppError } from "@/lib/errors";
import type { RetirementInput } from "@/lib/schemas/content/retirement";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { lockAssignments } from "@/lib/server/participation/assignment/assignment-memory";
import { findFrozenStudy, loadPool } from "@/lib/server/participation/assignment/load-pool";
import { frozenProtocol } from "@/lib/server/participation/frozen-protocol";
import { db, type Transaction } from "@/lib/server/shared/db";
import { lockStudy } from "@/lib/server/study-builder/change-study-status";
import { countServablePlaces } from "@/lib/study/assignment/count-servable-places";

/**
 * Retires an explanation, or takes it back: from then on nobody new is given it; who has it planned
 * keeps it, and what was rated stays. It stands between two entries of the assignment log, so that
 * every plan can be proved from the pool that it was made from.
 *
 * @throws AppError not-found (404); changed-meanwhile (409) when it is so already; not-acceptable
 * (422) when the study could not give everybody their explanations any more.
 */
export async function retireExplanation(
  access: StudyAccess,
  explanationId: string,
  { retired, reason }: RetirementInput,
): Promise<void> {
  const { studyId, userId } = access;
  await db().$transaction(async (tx) => {
    const status = await lockStudy(tx, studyId);
    // No plan is made between the entry that it stands after and its own commit.
    await lockAssignments(tx, studyId);
    const { count } = await tx.explanation.updateMany({
      where: { id: explanationId, studyId, retiredAt: retired ? null : { not: null } },
      data: retired
        ? { retiredAt: new Date(), retiredReason: reason }
        : { retiredAt: null, retiredReason: null },
    });
    if (count === 0) throw await refusal(tx, studyId, explanationId, retired);
    const { discardedPilots } = await findFrozenStudy(tx, studyId);
    const { _max } = await tx.assignmentEntry.aggregate({
      where: { studyId },
      _max: { number: true },
    });
    const afterEntry = _max.number ?? 0;
    await tx.explanationRetirement.create({
      data: { studyId, explanationId, retired, reason, log: discardedPilots, afterEntry, userId },
    });
    if (retired && status !== "DRAFT") await refuseTooSmall(tx, studyId);
    const action = retired ? "retire-explanation" : "reinstate-explanation";
    await recordAuditEntry(access, action, { explanation: explanationId, reason }, tx);
  });
}

async function refusal(
  tx: Transaction,
  studyId: string,
  id: string,
  retired: boolean,
): Promise<AppError> {
  const there = await tx.explanation.count({ where: { id, studyId } });
  if (there === 0) return new AppError("not-found", "The study has no such explanation.");
  const state = retired ? "retired already" : "not retired";
  return new AppError("changed-meanwhile", `The explanation is ${state}. Load the page again.`);
}

/** @throws AppError when the newest protocol could not be run over what is left. */
async function refuseTooSmall(tx: Transaction, studyId: string): Promise<void> {
  const version = await tx.protocolVersion.findFirst({
    where: { studyId, openedAt: { not: null } },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  if (!version) return;
  const protocol = await frozenProtocol(version.id, tx);
  const pool = await loadPool(tx, await findFrozenStudy(tx, studyId), version.id, protocol);
  const each = protocol.explanationsPerMethod;
  const compared = await tx.explanation.groupBy({ by: ["methodId"], where: { studyId } });
  const needed = new Map(pool.methods.map(({ methodId }) => [methodId, each]));
  const places = compared.length * each;
  if (countServablePlaces(pool, needed) >= places) return;
  throw new AppError(
    "not-acceptable",
    `Without it the study could no longer give everybody ${each} explanations of each method, each of another question.`,
  );
}
