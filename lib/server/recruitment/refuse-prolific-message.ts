import "server-only";
import { submissionMessageSchema } from "@/lib/schemas/recruitment/prolific-message";
import { db } from "@/lib/server/shared/db";
import { noteForStaff } from "./note-for-staff";

/** Lines in the server's log within an hour, for each process. */
const LINES_PER_HOUR = 20;
const HOUR_MS = 3_600_000;

const written = { since: 0, lines: 0 };

/**
 * Notes a message that claims to be Prolific's and is not, or is an old one sent again: a line in the
 * server's log, and an entry in the study of the submission that it names, if there is one. Nothing
 * of the message itself is kept, and nothing that it says is done.
 */
export async function refuseProlificMessage(body: string, why: "forged" | "old"): Promise<void> {
  const now = Date.now();
  if (now - written.since > HOUR_MS) Object.assign(written, { since: now, lines: 0 });
  if (written.lines < LINES_PER_HOUR) {
    written.lines += 1;
    const last = written.lines === LINES_PER_HOUR ? " More of this hour are not logged." : "";
    console.warn(`A message to /api/recruiters/prolific was refused: ${why}.${last}`);
  }
  const sessionId = readSession(body);
  if (sessionId === null) return;
  const [named] = await db().$queryRaw<{ studyId: string }[]>`
    SELECT study_id AS "studyId" FROM recruiter_identity
      WHERE parameters ->> 'SESSION_ID' = ${sessionId} LIMIT 1`;
  if (named) await noteForStaff(named.studyId, "forged-webhook", { reason: why });
}

function readSession(body: string): string | null {
  try {
    const parsed = submissionMessageSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data.resource_id : null;
  } catch {
    return null;
  }
}
