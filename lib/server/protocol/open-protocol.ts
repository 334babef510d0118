import "server-only";
import { AppError } from "@/lib/errors";
import type { OpenProtocolInput } from "@/lib/schemas/protocol/protocol-edit";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db, type Transaction } from "@/lib/server/shared/db";
import { waiting } from "@/lib/server/shared/transaction-times";
import { lockStudy } from "@/lib/server/study-builder/change-study-status";
import { hasEnded, takesNewVersions } from "@/lib/study/lifecycle/lifecycle";
import { pendingPlanChanges } from "./load-analysis-plan";
import { requireOpenable } from "./require-openable";

/** Checking reads all explanations, and other openings wait for this one. */
const LONG = waiting(60_000);

/**
 * Opens the next version of the protocol of a study that people take part in: who comes from now on is
 * given it, who is in the run keeps theirs. The first version opens with the study.
 *
 * @throws AppError not-acceptable (422) with what is missing, among it the reason of a changed plan; unconfirmed (422) with the warnings while
 * they are not confirmed; changed-meanwhile (409) when the newest version is not that draft any more;
 * study-not-open (409) while the study is a draft, and once it has closed.
 */
export async function openProtocol(
  access: StudyAccess,
  { hash, confirmed, planReason }: OpenProtocolInput,
): Promise<{ number: number }> {
  const { studyId } = access;
  return db().$transaction(async (tx) => {
    const status = await lockStudy(tx, studyId);
    if (!takesNewVersions(status)) {
      const message = hasEnded(status)
        ? "The study has closed; no version opens any more."
        : "The study is a draft: its first version opens with it.";
      throw new AppError("study-not-open", message);
    }
    const draft = await tx.protocolVersion.findFirst({
      where: { studyId },
      orderBy: { number: "desc" },
      select: { id: true, number: true, hash: true, document: true, openedAt: true },
    });
    if (!draft || draft.openedAt || draft.hash !== hash) {
      throw new AppError(
        "changed-meanwhile",
        draft?.openedAt
          ? `Version ${draft.number} has been opened already.`
          : "The draft has changed since this page was made. Load the page again.",
      );
    }
    const what = `Version ${draft.number}`;
    const confirmedWarnings = await requireOpenable(tx, studyId, draft, { what, confirmed });
    const planned = await explainPlanChange(tx, access, draft.document, planReason);
    await tx.protocolVersion.update({
      where: { id: draft.id },
      data: { openedAt: new Date(), ...planned },
    });
    const detail = { version: draft.number, hash, confirmedWarnings };
    await recordAuditEntry(access, "open-protocol", detail, tx);
    return { number: draft.number };
  }, LONG);
}

/** What is stored of a deviation from the plan that is in force; nothing where there is none. */
async function explainPlanChange(
  tx: Transaction,
  { studyId, userId }: StudyAccess,
  document: unknown,
  planReason = "",
): Promise<{ planReason?: string; planUserId?: string }> {
  const changes = await pendingPlanChanges(tx, studyId, document);
  if (changes.length === 0) return {};
  if (planReason !== "") return { planReason, planUserId: userId };
  const message = "This version changes the analysis plan. Give the reason for the deviation.";
  throw new AppError("not-acceptable", message, [{ path: "planReason", message }]);
}
