import type { Random } from "@/lib/random";
import type { AssignmentKind, Protocol } from "@/lib/study/protocol/protocol";
import type { Place } from "./assignment-log";
import { type AssignmentState, countingPlaces } from "./assignment-state";
import { chooseEvenly } from "./choose-evenly";
import { countServablePlaces } from "./count-servable-places";
import { orderMethods } from "./order-trials";
import type { Pool, PooledExplanation } from "./pool";

export interface Design {
  kind: AssignmentKind;
  explanationsPerMethod: number;
  /** How often each explanation is to be rated; null: as often as people come. */
  ratingsPerExplanation: number | null;
}

/** How a protocol gives explanations out. */
export function designOf({
  assignment,
  explanationsPerMethod,
}: Pick<Protocol, "assignment" | "explanationsPerMethod">): Design {
  return { ...assignment, explanationsPerMethod };
}

export interface PlanRequest {
  pool: Pool;
  state: AssignmentState;
  design: Design;
  /** The participant's quota cell. */
  cell: string | null;
  participantId: string;
  /** Made from the study's seed and the number of the plan's entry in the log. */
  random: Random;
}

export type Plan =
  | { kind: "planned" /** By position; empty when nothing is missing. */; places: Place[] }
  /** In places; `got` is how many could be given questions of their own. */
  | { kind: "pool-too-small"; needed: number; got: number }
  /** Every explanation of the pool has all the ratings it needs. */
  | { kind: "full" };

/**
 * Plans the trials of a participant: `explanationsPerMethod` explanations of every method in the
 * pool, no question twice, which and in which order as the design says. For a participant some of
 * whose places count already, what is missing is planned, at the positions that are free.
 *
 * The same pool, state, design, cell and random numbers give the same plan.
 */
export function planTrials(request: PlanRequest): Plan {
  const { pool, state, design, random } = request;
  const own = countingPlaces(state, request.participantId);
  const missing = missingOf(request, own);
  const needed = [...missing.values()].reduce((sum, count) => sum + count, 0);
  if (needed === 0 && pool.methods.length > 0) return { kind: "planned", places: [] };

  const enough = design.ratingsPerExplanation;
  const open = ({ explanationId }: PooledExplanation) =>
    enough === null || (state.filled.get(explanationId) ?? 0) < enough;
  if (pool.methods.length > 0 && !pool.methods.some((m) => m.explanations.some(open))) {
    return { kind: "full" };
  }

  const takenQuestionIds = new Set(
    own.flatMap(({ explanationId }) => state.content.get(explanationId)?.questionId ?? []),
  );
  const chosen = chooseEvenly({
    pool,
    state,
    cell: request.cell,
    by: design.kind === "random" ? "lot" : "fill",
    explanationsPerMethod: design.explanationsPerMethod,
    ratingsPerExplanation: enough,
    missing,
    takenQuestionIds,
    random,
  });
  if (!chosen || chosen.length === 0) {
    return {
      kind: "pool-too-small",
      needed: Math.max(needed, 1),
      got: countServablePlaces(pool, missing, takenQuestionIds),
    };
  }
  return { kind: "planned", places: placeInOrder(request, own, missing, chosen) };
}

/** How many explanations of each method the participant has still to be given. */
function missingOf({ pool, state, design }: PlanRequest, own: readonly Place[]) {
  const missing = new Map(
    pool.methods.map(({ methodId }) => [methodId, design.explanationsPerMethod]),
  );
  for (const { explanationId } of own) {
    const methodId = state.content.get(explanationId)?.methodId ?? "";
    const left = missing.get(methodId);
    if (left) missing.set(methodId, left - 1);
  }
  return missing;
}

function placeInOrder(
  { pool, state, design, random }: PlanRequest,
  own: readonly Place[],
  missing: ReadonlyMap<string, number>,
  chosen: readonly PooledExplanation[],
): Place[] {
  const kept = new Map(
    own.map(({ explanationId, position }) => [
      position,
      state.content.get(explanationId)?.methodId ?? "",
    ]),
  );
  const positions: number[] = [];
  for (let position = 1; positions.length < chosen.length; position++) {
    if (!kept.has(position)) positions.push(position);
  }
  const ordered = orderMethods({
    kind: design.kind,
    methodIds: pool.methods.map(({ methodId }) => methodId),
    explanationsPerMethod: design.explanationsPerMethod,
    missing,
    positions,
    kept,
    state,
    random,
  });
  // By lot; but what is missing most is shown before the participant may have stopped.
  const waiting = random.shuffle(chosen);
  if (design.kind !== "random") {
    const filled = ({ explanationId }: PooledExplanation) => state.filled.get(explanationId) ?? 0;
    waiting.sort((a, b) => filled(a) - filled(b));
  }
  return positions.map((position, index) => {
    const next = waiting.findIndex(({ methodId }) => methodId === ordered[index]);
    const [explanation] = waiting.splice(next, 1);
    return { explanationId: explanation?.explanationId ?? "", position };
  });
}
