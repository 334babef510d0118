import "server-only";
import { AppError } from "@/lib/errors";
import type { ParticipantStatus } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import { LatelyUsed } from "@/lib/server/shared/lately-used";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { frozenProtocol } from "./frozen-protocol";

/** A trial, and under what its response is stored. None of it ever changes. */
export interface OwnTrial {
  trialId: string;
  studyId: string;
  participantId: string;
  protocolVersionId: string;
  protocol: Protocol;
}

// Somebody who sends one response sends the next in a minute: the whole run is looked up at once.
const kept = new LatelyUsed<OwnTrial>(50_000);

/**
 * The trial, if it is of one of these participants. That it was theirs is remembered; whether it
 * still takes a response is for the database to say when it is stored.
 *
 * @throws AppError not-found (404); run-ended (410) when the participant has withdrawn.
 */
export async function findOwnTrial(
  participantIds: string[],
  trialId: string,
  { anew = false } = {},
): Promise<OwnTrial> {
  const known = anew ? undefined : kept.get(trialId);
  if (known && participantIds.includes(known.participantId)) return known;
  const rows = await loadRunOf(participantIds, trialId);
  const row = rows.find((one) => one.trialId === trialId);
  if (!row) throw new AppError("not-found", "There is no such trial in your run.");
  if (row.status === "WITHDRAWN" || row.status === "ERASED") {
    throw new AppError("run-ended", "You have ended your participation.");
  }
  for (const { status: _, ...trial } of rows) {
    kept.set(trial.trialId, { ...trial, protocol: await frozenProtocol(trial.protocolVersionId) });
  }
  return findOwnTrial(participantIds, trialId);
}

interface Row extends Omit<OwnTrial, "protocol"> {
  status: ParticipantStatus;
}

/** All trials of the participant, among these, whose trial it is. */
function loadRunOf(participantIds: string[], trialId: string): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT t.id AS "trialId", t.study_id AS "studyId", t.participant_id AS "participantId",
           p.protocol_version_id AS "protocolVersionId", p.status::text AS status
      FROM trial asked
      JOIN participant p ON p.id = asked.participant_id
      JOIN trial t ON t.participant_id = p.id
      WHERE asked.id = ${trialId}::uuid AND p.id = ANY (${participantIds}::uuid[])`;
}
