import "server-only";
import { inBatches } from "@/lib/server/shared/in-batches";
import type { TakenStudy } from "./find-taken-study";
import { type Arrival, type Enrolment, storeEnrolments } from "./store-enrolments";

const MOST_AT_ONCE = 50;
const GATHER_MS = 50;

type Line = (enrolment: Enrolment) => Promise<string>;
// One line of a study in a process, however many copies of this module its bundles hold.
const kept = globalThis as unknown as { groundedEnrolments?: Map<string, Line> };
kept.groundedEnrolments ??= new Map();
const lines = kept.groundedEnrolments;

/**
 * Makes the person who consents a participant, with the next arrival number. Someone who is already
 * a participant is found, not enrolled again, however many times and from however many tabs they
 * arrive. Who arrives while others are being enrolled waits for them in memory, not on a connection
 * of its own, and goes with all who arrived meanwhile. Trials are planned later, when it is known
 * that the person can take part.
 *
 * @throws AppError study-not-open (409)
 */
export async function enrolParticipant(study: TakenStudy, arrival: Arrival): Promise<string> {
  let line = lines.get(study.id);
  if (!line) {
    line = inBatches((together: Enrolment[]) => storeEnrolments(study.id, together), {
      most: MOST_AT_ONCE,
      gatherMs: GATHER_MS,
    });
    lines.set(study.id, line);
  }
  return line({ study, arrival });
}
