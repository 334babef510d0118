import "server-only";
import { appendLog } from "@/lib/server/participation/assignment/assignment-memory";
import { participantCode } from "@/lib/server/participation/participant-code";
import { hashExternalId } from "@/lib/server/participation/participant-token";
import type { Transaction } from "@/lib/server/shared/db";
import type { AboutYou } from "@/lib/study/protocol/about-you";
import type { Ratings } from "@/lib/study/protocol/protocol";
import type { BuiltStudy } from "./build-study";
import { inPortions } from "./in-portions";

/** A participant whose run is over: imported, or simulated. */
export interface FinishedParticipant {
  ordinal: number;
  source: "IMPORTED" | "SIMULATED";
  aboutYou: AboutYou;
  completed: boolean;
  /** Null where the source does not say. */
  consentedAt: Date | null;
  completedAt: Date | null;
  trials: FinishedTrial[];
}

export interface FinishedTrial {
  explanationId: string;
  position: number;
  /** Null where the trial was never answered. */
  response: { ratings: Ratings; durationMs: number | null; submittedAt: Date | null } | null;
}

/** Stores participants whose run is over, with all that they answered. */
export async function storeFinishedParticipants(
  tx: Transaction,
  study: BuiltStudy,
  participants: FinishedParticipant[],
): Promise<void> {
  const studyId = study.id;
  const rows = participants.map((participant) => ({
    participant,
    id: crypto.randomUUID(),
    trials: participant.trials.map((trial) => ({ ...trial, id: crypto.randomUUID() })),
  }));

  await inPortions(rows, (portion) =>
    tx.participant.createMany({
      data: portion.map(({ id, participant }) => ({
        id,
        studyId,
        ordinal: participant.ordinal,
        code: participantCode(),
        protocolVersionId: study.protocolVersionId,
        source: participant.source,
        externalIdHash: hashExternalId(studyId, String(participant.ordinal)),
        status: participant.completed ? ("COMPLETED" as const) : ("ACTIVE" as const),
        consentedAt: participant.consentedAt,
        aboutYouAt: participant.consentedAt,
        instructedAt: participant.consentedAt,
        completedAt: participant.completedAt,
      })),
    }),
  );
  await inPortions(
    rows.flatMap(({ id, participant }) =>
      Object.entries(participant.aboutYou).map(([key, value]) => ({
        studyId,
        participantId: id,
        key,
        value,
      })),
    ),
    (data) => tx.answer.createMany({ data }),
  );
  await inPortions(
    rows.flatMap((row) =>
      row.trials.map(({ id, explanationId, position }) => ({
        id,
        studyId,
        participantId: row.id,
        explanationId,
        position,
      })),
    ),
    (data) => tx.trial.createMany({ data }),
  );

  const answered = rows.flatMap((row) =>
    row.trials.flatMap(({ id, response }) => (response ? [{ id, response }] : [])),
  );
  await inPortions(answered, (portion) =>
    tx.response.createMany({
      data: portion.map(({ id, response }) => ({
        trialId: id,
        studyId,
        protocolVersionId: study.protocolVersionId,
        durationMs: response.durationMs,
        submittedAt: response.submittedAt,
        ...(response.submittedAt ? { receivedAt: response.submittedAt } : {}),
      })),
    }),
  );
  await inPortions(
    answered.flatMap(({ id, response }) =>
      Object.entries(response.ratings).map(([key, value]) => {
        const constructId = study.constructIds.get(key);
        if (!constructId) throw new Error(`The study has no construct "${key}".`);
        return { trialId: id, studyId, constructId, value };
      }),
    ),
    (data) => tx.rating.createMany({ data }),
  );
  await logPlaces(tx, studyId, rows);
  const lastOrdinal = Math.max(0, ...participants.map(({ ordinal }) => ordinal));
  await tx.studyArrivals.update({ where: { studyId }, data: { lastOrdinal } });
}

/** Places that were answered elsewhere count in the study's assignment as well. */
async function logPlaces(
  tx: Transaction,
  studyId: string,
  rows: { id: string; trials: FinishedTrial[] }[],
): Promise<void> {
  const last = await tx.assignmentEntry.aggregate({ where: { studyId }, _max: { number: true } });
  const entries = rows.flatMap(({ id, trials }) => {
    const places = trials.filter(({ response }) => response !== null);
    return places.length > 0 ? [{ participantId: id, places }] : [];
  });
  await inPortions(
    entries.map((entry, index) => ({
      ...entry,
      kind: "given" as const,
      number: (last._max.number ?? 0) + 1 + index,
      cell: null,
    })),
    (portion) => appendLog(tx, studyId, portion),
  );
}
