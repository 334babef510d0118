import "server-only";
import { AppError } from "@/lib/errors";
import type { ChangeStatusInput } from "@/lib/schemas/lifecycle/study-status";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { noteErasures } from "@/lib/server/backup/note-erasures";
import { requireOpenable } from "@/lib/server/protocol/require-openable";
import { db, type Transaction } from "@/lib/server/shared/db";
import { waiting } from "@/lib/server/shared/transaction-times";
import { lockStudy, setStatus } from "@/lib/server/study-builder/change-study-status";
import { findStep, type StudyStatusKey } from "@/lib/study/lifecycle/lifecycle";
import { STATUS_WORDS } from "@/lib/views/lifecycle/study-place";
import { countStudyPeople } from "./count-study-people";
import { discardPilot } from "./discard-pilot";
import { findVersionToOpen } from "./find-version-to-open";

/** Checking reads all explanations, and other changes wait for this one. */
const LONG = waiting(60_000);

/**
 * Takes one step of the study's life, under the lock of its row. Leaving the pilot deletes what came
 * in during it.
 *
 * @throws AppError changed-meanwhile (409) when the study, or its protocol, is not what the page was
 * made with; not-acceptable (422) with what stands against the opening; unconfirmed (422) with the
 * warnings while they are not confirmed.
 */
export async function changeStatus(
  access: StudyAccess,
  input: ChangeStatusInput,
): Promise<{ status: StudyStatusKey }> {
  const { studyId } = access;
  const { from, to } = await db().$transaction(async (tx) => {
    const from = await lockStudy(tx, studyId);
    const step = findStep(from, input.action);
    if (!step) {
      const message = `Nothing was changed: the study’s status is “${STATUS_WORDS[from]}” by now. Load the page again.`;
      throw new AppError("changed-meanwhile", message);
    }
    const opened = step.checked ? await openVersion(tx, access, from, input) : {};
    const people = await countStudyPeople(studyId, tx);
    if (from === "PILOT") await discardPilot(tx, access);
    await setStatus(tx, studyId, step.to);
    const detail = { action: step.action, from, to: step.to, ...people, ...opened };
    await recordAuditEntry(access, "change-status", detail, tx);
    return { from, to: step.to };
  }, LONG);
  if (from === "PILOT") await noteErasures();
  return { status: to };
}

/** Checks and freezes the version that people are given from now on. */
async function openVersion(
  tx: Transaction,
  { studyId }: StudyAccess,
  from: StudyStatusKey,
  { hash, confirmed }: ChangeStatusInput,
) {
  const version = await findVersionToOpen(tx, studyId, from);
  if ((version?.hash ?? "") !== hash) {
    throw new AppError(
      "changed-meanwhile",
      "The protocol has changed since this page was made. Load the page again.",
    );
  }
  const what = from === "DRAFT" ? "The study" : "The study, after its pilot,";
  const confirmedWarnings = await requireOpenable(tx, studyId, version, { what, confirmed });
  await tx.protocolVersion.updateMany({
    where: { studyId, id: version?.id ?? "", openedAt: null },
    data: { openedAt: new Date() },
  });
  return { version: version?.number ?? 0, hash, confirmedWarnings };
}
