import "server-only";
import type { Prisma } from "@/lib/server/prisma-client/client";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";

const MINUTE = 60_000;
const SHORT_OF_AN_HOUR_AGO = new Date(Date.now() - 50 * MINUTE);

/** A response as the tests of flags write it down; what is not said is as in most. */
export interface FlaggedTrial {
  ratings?: [number, number];
  durationMs?: number | null;
  awayMs?: number | null;
  /** When the server stored it; now unless it is said. */
  receivedAt?: Date;
  /** Whether another trial was planned at its position before the response came. */
  replaced?: boolean;
  /** Whether there is a response at all. */
  answered?: boolean;
}

export interface FlaggedPerson {
  ordinal: number;
  /** From consent to the end; null where the end was not reached. */
  minutes?: number | null;
  trials?: FlaggedTrial[];
  answers?: Record<string, string>;
  events?: string[];
  change?: Partial<Prisma.ParticipantUncheckedCreateInput>;
}

/** Stores a participant who took part here, and gives the id. The n-th trial takes the n-th explanation. */
export async function storeFlagged(study: BuiltStudy, person: FlaggedPerson): Promise<string> {
  const { ordinal, minutes = 10, trials = [], answers = {}, events = [], change = {} } = person;
  const studyId = study.id;
  const participant = await db().participant.create({
    data: {
      studyId,
      ordinal,
      code: `C-${ordinal}`,
      protocolVersionId: study.protocolVersionId,
      source: "PROLIFIC",
      externalIdHash: String(ordinal),
      consentedAt: SHORT_OF_AN_HOUR_AGO,
      completedAt:
        minutes === null ? null : new Date(SHORT_OF_AN_HOUR_AGO.getTime() + minutes * MINUTE),
      status: minutes === null ? "ACTIVE" : "COMPLETED",
      ...change,
    },
  });
  const participantId = participant.id;
  await db().answer.createMany({
    data: Object.entries(answers).map(([key, value]) => ({ studyId, participantId, key, value })),
  });
  await db().participantEvent.createMany({
    data: events.map((kind) => ({ studyId, participantId, kind })),
  });
  const explanations = [...study.explanationIds.values()].flatMap((ids) => [...ids.values()]);
  for (const [index, trial] of trials.entries()) {
    const explanationId = explanations[index];
    if (!explanationId) throw new Error("The study has too few explanations for these trials.");
    await storeTrial(study, { participantId, explanationId, index, trial });
  }
  return participantId;
}

async function storeTrial(
  { id: studyId, protocolVersionId, constructIds }: BuiltStudy,
  {
    participantId,
    explanationId,
    index,
    trial: {
      ratings = [4, 2],
      durationMs = 60_000,
      awayMs = 0,
      receivedAt,
      replaced,
      answered = true,
    },
  }: { participantId: string; explanationId: string; index: number; trial: FlaggedTrial },
): Promise<void> {
  await db().$transaction(async (tx) => {
    const { id: trialId } = await tx.trial.create({
      data: {
        studyId,
        participantId,
        explanationId,
        position: index + 1,
        replacedAt: replaced ? SHORT_OF_AN_HOUR_AGO : null,
      },
    });
    if (!answered) return;
    await tx.response.create({
      data: {
        trialId,
        studyId,
        protocolVersionId,
        durationMs,
        awayMs,
        ...(receivedAt ? { receivedAt } : {}),
        viewport: "large",
      },
    });
    await tx.rating.createMany({
      data: [...constructIds.values()].map((constructId, place) => ({
        trialId,
        studyId,
        constructId,
        value: ratings[place] ?? 3,
      })),
    });
  });
}
