import "server-only";
import { alertStudy } from "@/lib/server/accounts/mail/alert-study";
import type { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";

/** What is noted for staff without anybody of them having done it. */
export type StaffNote =
  /** Somebody came by a link that does not say who they are. */
  | "unusable-link"
  /** A signed link or an invitation that we, or Prolific, did not sign, or that has run out. */
  | "refused-token"
  /** A participant came again with another submission of the recruiter's. */
  | "id-used-twice"
  /** Another browser brought a participant's id, and nothing that proves that it is theirs. */
  | "unproven-return"
  /** Somebody was kept from beginning: too many came from one address, or one browser. */
  | "too-many-starts"
  /** Prolific told of a submission that no participant came with. */
  | "unknown-submission"
  /** A message that claims to be Prolific's, and is not. */
  | "forged-webhook";

/**
 * What anybody causes who knows the address of a study. When it is over there is nothing left to mend,
 * and its log is not added to from outside.
 */
const FROM_STRANGERS: readonly StaffNote[] = ["unusable-link", "refused-token", "too-many-starts"];

/** Entries of one kind that a study gets in an hour: nobody can fill the log from outside. */
export const NOTES_PER_HOUR = 50;

/**
 * Notes something for the staff of a study in its audit log. Nothing that came from outside belongs
 * into the detail, but reasons of ours and short hashes. The last note of an hour says that more of
 * them are not noted.
 *
 * @returns whether it was noted: false when there are as many as fit an hour, and for what strangers
 * do at a study that is over.
 */
export async function noteForStaff(
  studyId: string,
  action: StaffNote,
  detail: Prisma.InputJsonObject,
): Promise<boolean> {
  if (FROM_STRANGERS.includes(action) && (await isOver(studyId))) return false;
  // A flood is turned away before it takes a lock.
  if ((await countRecent(db(), studyId, action)) >= NOTES_PER_HOUR) return false;
  const noted = await db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${studyId}/${action}`}, 0))`;
    const earlier = await countRecent(tx, studyId, action);
    if (earlier >= NOTES_PER_HOUR) return false;
    const last = earlier === NOTES_PER_HOUR - 1;
    await tx.auditEntry.create({
      data: { studyId, action, detail: last ? { ...detail, furtherNotNoted: true } : detail },
    });
    return true;
  });
  if (noted) alertStudy(studyId, action);
  return noted;
}

type Counter = Pick<ReturnType<typeof db>, "$queryRaw">;

async function countRecent(client: Counter, studyId: string, action: StaffNote): Promise<number> {
  const [row] = await client.$queryRaw<{ notes: number }[]>`
    SELECT count(*)::int AS notes FROM audit_entry
      WHERE study_id = ${studyId}::uuid AND action = ${action} AND user_id IS NULL
        AND created_at > now() - interval '1 hour'`;
  return row?.notes ?? 0;
}

async function isOver(id: string): Promise<boolean> {
  const over = { id, status: { in: ["CLOSED", "ARCHIVED"] } } satisfies Prisma.StudyWhereInput;
  return (await db().study.count({ where: over })) > 0;
}
