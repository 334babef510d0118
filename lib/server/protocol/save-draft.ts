import "server-only";
import { AppError } from "@/lib/errors";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import type { Prisma } from "@/lib/server/prisma-client/client";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import { db, type Transaction } from "@/lib/server/shared/db";
import { lockStudy } from "@/lib/server/study-builder/change-study-status";
import { hashDocument } from "@/lib/server/study-builder/hash-document";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { followConstructs, refuseFrozenChange } from "./follow-constructs";

export interface SavedProtocol {
  /** The draft's version number. */
  number: number;
  hash: string;
}

export interface DraftChange {
  /** The hash of what it was made from. */
  basedOn: string;
  /** Refuses what is not done in a study of this status. */
  check: (status: StudyStatus) => void;
  /** The document with what was changed, from the one that is stored. */
  change: (stored: Prisma.JsonValue, tx: Transaction) => Promise<Protocol>;
}

/**
 * Saves a document as the draft of the version that opens next; the first save after an opening
 * makes that draft. In a study that has not opened, its constructs follow the document.
 *
 * @throws AppError changed-meanwhile (409) when the newest version is not the one that this was made
 * from; not-acceptable (422) when it would change what is frozen.
 */
export async function saveDraft(
  access: StudyAccess,
  { basedOn, check, change }: DraftChange,
): Promise<SavedProtocol> {
  const { studyId } = access;
  return db().$transaction(async (tx) => {
    const status = await lockStudy(tx, studyId);
    check(status);
    const newest = await tx.protocolVersion.findFirst({
      where: { studyId },
      orderBy: { number: "desc" },
      select: { id: true, number: true, hash: true, document: true, openedAt: true },
    });
    const changed = await change(newest?.document ?? {}, tx);
    const document: Prisma.InputJsonObject = JSON.parse(JSON.stringify(changed));
    const hash = hashDocument(document);
    // The same document once more, after a lost reply, is saved already.
    if (newest && newest.hash === hash) return { number: newest.number, hash };
    if ((newest?.hash ?? "") !== basedOn) {
      throw new AppError(
        "changed-meanwhile",
        "Somebody else has saved this protocol meanwhile. What you typed is kept in this browser.",
      );
    }
    if (status === "DRAFT") await followConstructs(tx, studyId, changed);
    else await refuseFrozenChange(tx, studyId, changed);
    const draft = newest && !newest.openedAt ? newest : null;
    const number = draft?.number ?? (newest?.number ?? 0) + 1;
    if (draft) {
      await tx.protocolVersion.update({ where: { id: draft.id }, data: { document, hash } });
    } else await tx.protocolVersion.create({ data: { studyId, number, document, hash } });
    await recordAuditEntry(access, "save-protocol", { version: number, hash }, tx);
    return { number, hash };
  });
}
