import "server-only";
import { createHash } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import {
  anyMessageSchema,
  submissionMessageSchema,
} from "@/lib/schemas/recruitment/prolific-message";
import { db } from "@/lib/server/shared/db";
import { WAITING } from "@/lib/server/shared/transaction-times";
import { noteUnknownSubmission } from "./note-unknown-submission";
import { recordSubmissionStatus } from "./record-submission-status";
import { refuseProlificMessage } from "./refuse-prolific-message";
import {
  readUnixTime,
  type SignedMessage,
  verifyProlificSignature,
} from "./verify-prolific-signature";

export interface ProlificMessage extends SignedMessage {
  /** X-Event-ID: the same for every delivery of one event. */
  eventId: string | null;
  /** X-Timestamp: when the event was first sent. Not signed. */
  eventTimestamp: string | null;
}

/** Deliveries of one event wait for each other. */

/** What became of a message: a repeated one is acknowledged and changes nothing. */
export type ReceivedMessage = "recorded" | "repeated" | "unknown-submission" | "not-used";

/**
 * Takes a message of Prolific's server. A submission that was returned, rejected or ran out of time
 * frees its participant's places at once; every status is recorded beside ours.
 *
 * @throws AppError not-found (404) where no secret is set; not-authentic (401) for a message that is
 * forged or older than five minutes, which changes nothing; malformed-request (400).
 */
export async function receiveProlificMessage(message: ProlificMessage): Promise<ReceivedMessage> {
  const secret = env().PROLIFIC_WEBHOOK_SECRET;
  if (!secret) throw new AppError("not-found", "No messages of Prolific are taken here.");
  const now = new Date();
  const verdict = verifyProlificSignature(message, secret, now);
  if (verdict !== "authentic") {
    await refuseProlificMessage(message.body, verdict);
    throw new AppError("not-authentic", "The message is not Prolific's, or it is too old.");
  }
  const content = parse(message.body);
  const kind = anyMessageSchema.safeParse(content);
  if (!kind.success) throw new AppError("malformed-request", "The message has no event_type.");
  const told = submissionMessageSchema.safeParse(content);
  const submission = told.success && told.data.status ? told.data : null;

  const outcome = await db().$transaction(async (tx) => {
    // Of two deliveries at once the second waits here for the first, and then finds its row.
    const fresh = await tx.$executeRaw`
      INSERT INTO recruiter_message (id, recruiter, kind)
        VALUES (${messageId(message)}, 'PROLIFIC', ${kind.data.event_type})
        ON CONFLICT (id) DO NOTHING`;
    if (fresh === 0) return "repeated";
    if (!submission?.status) return "not-used";
    const { resource_id: sessionId, participant_id: participantId, status } = submission;
    const at = sentAt(message, now);
    const known = await recordSubmissionStatus(tx, { sessionId, participantId, status, at });
    return known ? "recorded" : "unknown-submission";
  }, WAITING);
  if (outcome === "unknown-submission" && submission?.status) {
    await noteUnknownSubmission(submission.participant_id, submission.status);
  }
  return outcome;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw new AppError("malformed-request", "The body is not JSON.");
  }
}

/** The event's id; without one, the same bytes are the same event. */
function messageId({ eventId, timestamp, body }: ProlificMessage): string {
  if (eventId && /^[A-Za-z0-9._:-]{1,128}$/.test(eventId)) return `prolific:${eventId}`;
  const digest = createHash("sha256").update(`${timestamp}${body}`).digest("hex");
  return `prolific-body:${digest}`;
}

/** When the event was sent: a repeated delivery says an earlier time, and nobody can say a later one. */
function sentAt({ timestamp, eventTimestamp }: ProlificMessage, now: Date): Date {
  const delivered = readUnixTime(timestamp ?? "") ?? now;
  const first = readUnixTime(eventTimestamp ?? "");
  return first && first < delivered ? first : delivered;
}
