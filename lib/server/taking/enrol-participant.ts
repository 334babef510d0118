import "server-only";
import { randomBytes } from "node:crypto";
import { AppError } from "@/lib/errors";
import { createRandom } from "@/lib/random";
import { type PoolExplanation, planTrials } from "@/lib/study/assignment";
import { db, type Transaction } from "../db";
import type { TakenStudy } from "./find-taken-study";
import { hashExternalId } from "./participant-token";

export interface PersonKey {
  source: "PROLIFIC" | "OPEN_LINK";
  /** The recruiter's id of the person, or the id of the visit where there is no recruiter. */
  externalId: string;
}

export interface Arrival extends PersonKey {
  /** The recruiter's parameters; empty without one. */
  parameters: Record<string, string>;
}

/** In a burst of arrivals, wait in line rather than turn anybody away. */
const WAITING = { maxWait: 20_000, timeout: 20_000 };

/** Letters that nobody misreads: no vowels, no 0/O, 1/I/L. */
const CODE_LETTERS = "BCDFGHJKMNPQRSTVWXYZ23456789";

/** Eight random letters in two groups, for people to quote. */
export function participantCode(): string {
  const letters = [...randomBytes(8)].map((byte) => CODE_LETTERS.charAt(byte % 28)).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

function participantKey(studyId: string, person: PersonKey) {
  const externalIdHash = hashExternalId(studyId, person.externalId);
  return { studyId, source: person.source, externalIdHash };
}

/** The id of the participant that this person is in the study, if they are one. */
export async function findParticipant(
  studyId: string,
  person: PersonKey,
  client: Transaction = db(),
): Promise<string | null> {
  const participant = await client.participant.findUnique({
    where: { studyId_source_externalIdHash: participantKey(studyId, person) },
    select: { id: true },
  });
  return participant?.id ?? null;
}

/**
 * Makes the arriving person a participant: takes the next arrival number, plans the trials,
 * reserves their places, in one transaction. Someone who is already a participant is found, not
 * enrolled again, however many times and from however many tabs they arrive.
 *
 * @throws AppError study-not-open (409); unavailable (503) when the pool cannot serve anyone.
 */
export async function enrolParticipant(study: TakenStudy, arrival: Arrival): Promise<string> {
  const known = await findParticipant(study.id, arrival);
  if (known) return known;

  return db().$transaction(async (tx) => {
    // The row's lock puts enrolments of a study in a line, so that each sees the places of all before.
    const [next] = await tx.$queryRaw<{ ordinal: number; open: boolean }[]>`
      UPDATE study_arrivals a SET last_ordinal = last_ordinal + 1
        FROM study s WHERE a.study_id = ${study.id}::uuid AND s.id = a.study_id
        RETURNING a.last_ordinal AS ordinal, s.status = 'OPEN' AS open`;
    const enrolledMeanwhile = await findParticipant(study.id, arrival, tx);
    if (enrolledMeanwhile) {
      await tx.$executeRaw`
        UPDATE study_arrivals SET last_ordinal = last_ordinal - 1 WHERE study_id = ${study.id}::uuid`;
      return enrolledMeanwhile;
    }
    if (!next?.open) throw new AppError("study-not-open", "This study is not open at present.");

    const assignment = planTrials({
      pool: await loadPool(tx, study.id),
      explanationsPerMethod: study.protocol.explanationsPerMethod,
      random: createRandom(`${study.seed}/${next.ordinal}`),
    });
    if (assignment.kind !== "planned") {
      throw new AppError("unavailable", "This study has too few explanations to take part in.");
    }

    const now = new Date();
    const participant = await tx.participant.create({
      data: {
        ...participantKey(study.id, arrival),
        ordinal: next.ordinal,
        code: participantCode(),
        protocolVersionId: study.protocolVersionId,
        language: study.protocol.language,
        consentedAt: now,
        reservedUntil: new Date(now.getTime() + study.protocol.timeLimitMinutes * 60_000),
      },
      select: { id: true },
    });
    const owner = { studyId: study.id, participantId: participant.id };
    await tx.trial.createMany({
      data: assignment.explanationIds.map((explanationId, index) => ({
        ...owner,
        explanationId,
        position: index + 1,
      })),
    });
    if (Object.keys(arrival.parameters).length > 0) {
      await tx.recruiterIdentity.create({ data: { ...owner, parameters: arrival.parameters } });
    }
    return participant.id;
  }, WAITING);
}

/**
 * The explanations that can be shown (those with a text, whose answer is one of the choices), with
 * their fill: trials that were answered, or that belong to a participant whose places are still kept.
 */
function loadPool(tx: Transaction, studyId: string): Promise<PoolExplanation[]> {
  return tx.$queryRaw<PoolExplanation[]>`
    SELECT e.id AS "explanationId", e.question_id AS "questionId", e.method_id AS "methodId",
           coalesce(f.filled, 0)::int AS filled
      FROM explanation e
      LEFT JOIN (
        SELECT t.explanation_id, count(*) AS filled
          FROM trial t
          JOIN participant p ON p.id = t.participant_id
          LEFT JOIN response r ON r.trial_id = t.id
          WHERE t.study_id = ${studyId}::uuid
            AND (r.trial_id IS NOT NULL OR (p.status = 'ACTIVE' AND p.reserved_until > now()))
          GROUP BY t.explanation_id
      ) f ON f.explanation_id = e.id
      WHERE e.study_id = ${studyId}::uuid 
        AND e.text IS NOT NULL AND e.answer_index IS NOT NULL`;
}
