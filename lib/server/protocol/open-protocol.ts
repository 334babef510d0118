import "server-only";
import { AppError } from "@/lib/errors";
import type { OpenProtocolInput } from "@/lib/schemas/protocol-edit";
import type { StudyAccess } from "../accounts/access";
import { recordAuditEntry } from "../auditing/record-audit-entry";
import { lockStudy, openStudy } from "../building/change-study-status";
import { db } from "../db";
import { checkOpening } from "./check-opening";

/** Checking reads all explanations, and other openings wait for this one. */
const LONG = { maxWait: 20_000, timeout: 60_000 };

/**
 * Opens the draft of the protocol: with it a draft study, or in an open study the next version, which
 * people are given who come from now on. Who is in the run keeps theirs.
 *
 * @throws AppError not-acceptable (422) with what is missing, or with the warnings while they are not
 * confirmed; changed-meanwhile (409) when the newest version is not that draft any more;
 * study-not-open (409) once the study has closed.
 */
export async function openProtocol(
  access: StudyAccess,
  { hash, confirmed }: OpenProtocolInput,
): Promise<{ number: number }> {
  const { studyId } = access;
  return db().$transaction(async (tx) => {
    const status = await lockStudy(tx, studyId);
    if (status === "CLOSED") {
      throw new AppError("study-not-open", "The study has closed; no version opens any more.");
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
    const { blocking, warnings } = await checkOpening(tx, studyId, draft.document);
    if (blocking.length > 0) {
      const message = `Version ${draft.number} cannot open. ${blocking.map((problem) => problem.message).join(" ")}`;
      throw new AppError("not-acceptable", message, blocking);
    }
    if (warnings.length > 0 && !confirmed) {
      throw new AppError("not-acceptable", "There are warnings to confirm.", warnings);
    }
    if (status === "DRAFT") {
      await openStudy(tx, studyId);
    } else {
      await tx.protocolVersion.update({
        where: { id: draft.id },
        data: { openedAt: new Date() },
      });
    }
    const confirmedWarnings = warnings.map(({ message }) => message);
    const detail = { version: draft.number, hash, confirmedWarnings };
    await recordAuditEntry(access, "open-protocol", detail, tx);
    return { number: draft.number };
  }, LONG);
}
