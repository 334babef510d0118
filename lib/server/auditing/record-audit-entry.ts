import "server-only";
import type { StudyAccess } from "../accounts/access";
import { db, type Transaction } from "../db";
import type { Prisma } from "../prisma-client/client";

/** What is noted in the audit log. */
export type AuditedAction =
  /** Somebody looked at the tests of a study that was still running. */
  | "interim-look"
  /** A version of the protocol opened: from then on it is what people are given. */
  | "open-protocol"
  /** The study closed: nobody new takes part. */
  | "close-study"
  /** From which day on recruiters' ids are erased was set. */
  | "set-retention-day"
  /** A participant was left out of the analyses, or taken in again. */
  | "exclude-participant"
  | "reinstate-participant"
  /** All whom a rule matched were left out of the analyses. */
  | "exclude-by-rule";

/** Notes who did what in the study, with what was done where that is a transaction; gives the entry's id. */
export async function recordAuditEntry(
  access: StudyAccess,
  action: AuditedAction,
  detail: Prisma.InputJsonObject,
  client: Transaction = db(),
): Promise<string> {
  const { id } = await client.auditEntry.create({
    data: { studyId: access.studyId, userId: access.userId, action, detail },
    select: { id: true },
  });
  return id;
}
