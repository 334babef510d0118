import { createRandom, type Random } from "@/lib/random";
import type { LogEntry, Place } from "./assignment-log";
import { applyEntry, type ExplanationOrigin, emptyState } from "./assignment-state";
import { type Design, planTrials } from "./plan-trials";
import type { Pool } from "./pool";

/** The random numbers of the plan that is the log's entry of this number. */
export function planRandom(seed: string, number: number): Random {
  return createRandom(`${seed}/${number}`);
}

export interface ReplayRequest {
  /** The study's seed. */
  seed: string;
  /** Every explanation of the study. */
  content: Iterable<ExplanationOrigin>;
  /** The whole log, by number. */
  entries: Iterable<LogEntry>;
  /** The pool of the protocol version that the participant was given, as it was at that entry. */
  poolOf(participantId: string, number: number): Pool;
  designOf(participantId: string): Design;
}

export type Replay =
  | { kind: "reproduced" /** How many plans were made anew. */; plans: number }
  /** The first plan that is not what the engine plans; both by position. */
  | { kind: "differs"; number: number; participantId: string; expected: Place[]; found: Place[] }
  /** The entry of this number is not where it should be. */
  | { kind: "entry-missing"; number: number };

/** Plans every plan of an assignment log anew, each from the state of the log before it. */
export function replayAssignment(request: ReplayRequest): Replay {
  const state = emptyState(request.content);
  let plans = 0;
  for (const entry of request.entries) {
    const { number, participantId, cell } = entry;
    if (number !== state.through + 1) return { kind: "entry-missing", number: state.through + 1 };
    if (entry.kind === "plan") {
      const plan = planTrials({
        pool: request.poolOf(participantId, number),
        state,
        design: request.designOf(participantId),
        cell,
        participantId,
        random: planRandom(request.seed, number),
      });
      const expected = plan.kind === "planned" ? plan.places : [];
      const found = entry.places.toSorted((a, b) => a.position - b.position);
      if (!samePlaces(expected, found)) {
        return { kind: "differs", number, participantId, expected, found };
      }
      plans++;
    }
    applyEntry(state, entry);
  }
  return { kind: "reproduced", plans };
}

function samePlaces(a: readonly Place[], b: readonly Place[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ explanationId, position }, index) =>
        explanationId === b[index]?.explanationId && position === b[index]?.position,
    )
  );
}
