import type { Random } from "@/lib/random";
import type { AssignmentKind } from "@/lib/study/protocol/protocol";
import type { AssignmentState } from "./assignment-state";
import { solveAssignment } from "./solve-assignment";

/** What is to be put in order: the methods of a run that are missing, and where they go. */
export interface Ordering {
  kind: AssignmentKind;
  /** All methods of the pool, in the order of their ids. */
  methodIds: readonly string[];
  explanationsPerMethod: number;
  /** How many places of each method are to be put in order. */
  missing: ReadonlyMap<string, number>;
  /** The positions for them, ascending. */
  positions: readonly number[];
  /** What stands at the positions that the participant keeps. */
  kept: ReadonlyMap<number, string>;
  state: AssignmentState;
  random: Random;
}

const LOTS = 32;
/** Arrangements drawn for each round, of which the one with the rarest sequence is taken. */
const DRAWS = 6;
/**
 * How many times a position may have been taken more often, to put a method that is one rating ahead
 * one place later. Less lets methods drift apart under drop-out, more costs balance of positions.
 */
const STEERING = 2;
const MOST_STEERED = 8;

/**
 * Balances positions and order. The run is made of rounds in which every method comes once, so that
 * whoever stops early has rated every method about equally often. Within a round the methods go to
 * the positions at which they stood least often, by minimum-cost assignment; where drop-outs left a
 * method with more ratings than others, it goes later. Among equals drawn by lot, that arrangement
 * is taken whose methods have followed each other least often.
 */
export function balanceOrder(ordering: Ordering): string[] {
  const { methodIds, positions, kept, state, random } = ordering;
  const left = new Map(ordering.missing);
  const surplus = surplusOf(methodIds, state);
  const standing = new Map(kept);
  const roundOf = (position: number) => Math.floor((position - 1) / methodIds.length);

  for (let start = 0; start < positions.length; ) {
    const round = roundOf(positions[start] ?? 1);
    let end = start;
    while (end < positions.length && roundOf(positions[end] ?? 1) === round) end++;
    const here = positions.slice(start, end);
    const present = new Set(
      [...kept].filter(([position]) => roundOf(position) === round).map(([, methodId]) => methodId),
    );
    const methods = takeMethods(left, present, here.length, random);
    const base = methods.map((methodId) =>
      here.map((position) => {
        const stood = state.atPosition.get(methodId)?.[position] ?? 0;
        const placesAfter = methodIds.length - 1 - ((position - 1) % methodIds.length);
        return stood + STEERING * (surplus.get(methodId) ?? 0) * placesAfter;
      }),
    );
    let best: string[] = [];
    let least = Number.POSITIVE_INFINITY;
    for (let draw = 0; draw < DRAWS; draw++) {
      const arranged = arrange(methods, base, random);
      const cost = sequenceCost(here, arranged, standing, state, methodIds.length);
      if (cost >= least) continue;
      best = arranged;
      least = cost;
    }
    here.forEach((position, index) => {
      standing.set(position, best[index] ?? "");
    });
    start = end;
  }
  return positions.map((position) => standing.get(position) ?? "");
}

/** By how many counting places each method is ahead of the least-rated one. */
function surplusOf(methodIds: readonly string[], state: AssignmentState): Map<string, number> {
  const counts = methodIds.map((methodId) => state.ofMethod.get(methodId) ?? 0);
  const least = Math.min(...counts);
  return new Map(
    methodIds.map((methodId, index) => [
      methodId,
      Math.min((counts[index] ?? 0) - least, MOST_STEERED),
    ]),
  );
}

/**
 * Takes the methods of a round out of what is left: those that do not stand in it yet, then those
 * with most left, then by lot.
 */
function takeMethods(
  left: Map<string, number>,
  present: ReadonlySet<string>,
  count: number,
  random: Random,
): string[] {
  const taken: string[] = [];
  while (taken.length < count) {
    const rest = random
      .shuffle([...left].filter(([, units]) => units > 0))
      .sort(
        ([a, unitsOfA], [b, unitsOfB]) =>
          Number(present.has(a)) - Number(present.has(b)) || unitsOfB - unitsOfA,
      )
      .slice(0, count - taken.length);
    if (rest.length === 0) break;
    for (const [methodId, units] of rest) {
      taken.push(methodId);
      left.set(methodId, units - 1);
    }
  }
  return taken;
}

/** The methods by position, at the least cost, ties by lot. */
function arrange(
  methods: readonly string[],
  base: readonly (readonly number[])[],
  random: Random,
): string[] {
  const unit = LOTS * methods.length;
  const positionOf = solveAssignment(
    base.map((row) => row.map((cost) => cost * unit + random.below(LOTS))),
  );
  const arranged = new Array<string>(methods.length).fill("");
  methods.forEach((methodId, method) => {
    arranged[positionOf?.[method] ?? method] = methodId;
  });
  return arranged;
}

/** How often the methods have followed each other as they would here, together with what stands. */
function sequenceCost(
  positions: readonly number[],
  arranged: readonly string[],
  standing: ReadonlyMap<number, string>,
  state: AssignmentState,
  methods: number,
): number {
  const here = new Map(positions.map((position, index) => [position, arranged[index] ?? ""]));
  const at = (position: number) => here.get(position) ?? standing.get(position);
  let cost = 0;
  for (const position of positions) {
    cost += followed(at(position - 1), at(position), state, methods);
    if (!here.has(position + 1)) cost += followed(at(position), at(position + 1), state, methods);
  }
  return cost;
}

function followed(
  before: string | undefined,
  after: string | undefined,
  state: AssignmentState,
  methods: number,
): number {
  if (before === undefined || after === undefined) return 0;
  const counts = state.followedBy.get(before);
  if (before !== after) return counts?.get(after) ?? 0;
  // A method after itself is neither sought nor shunned: it costs what the others cost on average.
  let others = 0;
  for (const [methodId, count] of counts ?? []) if (methodId !== before) others += count;
  return others / Math.max(methods - 1, 1);
}
