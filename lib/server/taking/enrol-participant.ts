import "server-only";
import { AppError } from "@/lib/errors";
import { db } from "../db";
import { findParticipant, type PersonKey, participantKey } from "./find-participant";
import type { TakenStudy } from "./find-taken-study";
import { participantCode } from "./participant-code";

export interface Arrival extends PersonKey {
  /** The recruiter's parameters; empty without one. */
  parameters: Record<string, string>;
  deviceHash: string | null;
}

/** In a burst of arrivals, wait in line rather than turn anybody away. */
const WAITING = { maxWait: 20_000, timeout: 20_000 };

/**
 * Makes the person who consents a participant, with the next arrival number. Someone who is already
 * a participant is found, not enrolled again, however many times and from however many tabs they
 * arrive. Trials are planned later, when it is known that the person can take part.
 *
 * @throws AppError study-not-open (409)
 */
export async function enrolParticipant(study: TakenStudy, arrival: Arrival): Promise<string> {
  const known = await findParticipant(study.id, arrival);
  if (known) return known;
  return db().$transaction(async (tx) => {
    const [next] = await tx.$queryRaw<{ ordinal: number; open: boolean }[]>`
      UPDATE study_arrivals a SET last_ordinal = last_ordinal + 1
        FROM study s WHERE a.study_id = ${study.id}::uuid AND s.id = a.study_id
        RETURNING a.last_ordinal AS ordinal, s.status = 'OPEN' AS open`;
    // Consents of a study wait for this row, so that each sees who was enrolled before.
    const enrolledMeanwhile = await findParticipant(study.id, arrival, tx);
    if (enrolledMeanwhile) {
      await tx.$executeRaw`
        UPDATE study_arrivals SET last_ordinal = last_ordinal - 1 WHERE study_id = ${study.id}::uuid`;
      return enrolledMeanwhile;
    }
    if (!next?.open) throw new AppError("study-not-open", "This study is not open at present.");
    const participant = await tx.participant.create({
      data: {
        ...participantKey(study.id, arrival),
        ordinal: next.ordinal,
        code: participantCode(),
        protocolVersionId: study.protocolVersionId,
        language: study.protocol.language,
        deviceHash: arrival.deviceHash,
        consentedAt: new Date(),
      },
      select: { id: true },
    });
    if (Object.keys(arrival.parameters).length > 0) {
      await tx.recruiterIdentity.create({
        data: {
          studyId: study.id,
          participantId: participant.id,
          parameters: arrival.parameters,
        },
      });
    }
    return participant.id;
  }, WAITING);
}
