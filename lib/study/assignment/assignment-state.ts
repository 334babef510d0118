import type { LogEntry, Place } from "./assignment-log";

/** What the state has to know of every explanation of the study, whichever pool it is in. */
export interface ExplanationOrigin {
  explanationId: string;
  questionId: string;
  methodId: string;
}

interface CountedPlace extends Place {
  cell: string | null;
}

/**
 * How the places of a study are filled: a pure fold of its assignment log. Places that count are
 * those planned or given and not released, and those answered after their release.
 */
export interface AssignmentState {
  /** Every explanation of the study. */
  content: ReadonlyMap<string, ExplanationOrigin>;
  /** The number of the last entry that is folded in; 0 before the first. */
  through: number;
  /** Participants for whom trials were planned, returning ones counted once. */
  planned: number;
  /** Counting places per explanation. */
  filled: Map<string, number>;
  /** The same per quota cell. */
  filledInCell: Map<string, Map<string, number>>;
  /** Counting places per method. */
  ofMethod: Map<string, number>;
  /** Per method: counting places at each position; index 0 is not used. */
  atPosition: Map<string, number[]>;
  /** Per method: how often each method comes directly after it. */
  followedBy: Map<string, Map<string, number>>;
  /** Counting places per participant and explanation. */
  places: Map<string, Map<string, CountedPlace>>;
}

/** The state of a study in which nothing is planned yet. */
export function emptyState(content: Iterable<ExplanationOrigin>): AssignmentState {
  return {
    content: new Map(
      Array.from(content, ({ explanationId, questionId, methodId }) => [
        explanationId,
        { explanationId, questionId, methodId },
      ]),
    ),
    through: 0,
    planned: 0,
    filled: new Map(),
    filledInCell: new Map(),
    ofMethod: new Map(),
    atPosition: new Map(),
    followedBy: new Map(),
    places: new Map(),
  };
}

/**
 * Folds the next entry into the state, which is changed. A place counts once: one that counts
 * already is not counted again, and one that does not count is not released.
 *
 * @throws RangeError when the entry is not the next one.
 */
export function applyEntry(state: AssignmentState, entry: LogEntry): void {
  if (entry.number !== state.through + 1) {
    throw new RangeError(`Entry ${state.through + 1} is the next one, not ${entry.number}.`);
  }
  let own = state.places.get(entry.participantId);
  if (!own) {
    own = new Map();
    state.places.set(entry.participantId, own);
    if (entry.kind === "plan") state.planned++;
  }
  for (const { explanationId, position } of entry.places) {
    const counted = own.get(explanationId);
    if (entry.kind === "release") {
      // By the cell that it was counted in: an erased participant no longer has one.
      if (counted) count(state, own, counted, -1);
    } else if (!counted) {
      count(state, own, { explanationId, position, cell: entry.cell }, 1);
    }
  }
  state.through = entry.number;
}

/** The participant's places that count, by position. */
export function countingPlaces(state: AssignmentState, participantId: string): Place[] {
  const own = state.places.get(participantId)?.values() ?? [];
  return Array.from(own, ({ explanationId, position }) => ({ explanationId, position })).sort(
    (a, b) => a.position - b.position,
  );
}

function count(
  state: AssignmentState,
  own: Map<string, CountedPlace>,
  place: CountedPlace,
  by: 1 | -1,
): void {
  const { explanationId, position, cell } = place;
  if (by < 0) own.delete(explanationId);
  add(state.filled, explanationId, by);
  if (cell !== null) add(innerMap(state.filledInCell, cell), explanationId, by);

  const methodId = state.content.get(explanationId)?.methodId;
  if (methodId !== undefined) {
    add(state.ofMethod, methodId, by);
    const positions = state.atPosition.get(methodId) ?? [];
    state.atPosition.set(methodId, positions);
    while (positions.length <= position) positions.push(0);
    positions[position] = (positions[position] ?? 0) + by;
    for (const other of own.values()) {
      if (Math.abs(other.position - position) !== 1) continue;
      const neighbour = state.content.get(other.explanationId)?.methodId;
      if (neighbour === undefined) continue;
      if (other.position < position) add(innerMap(state.followedBy, neighbour), methodId, by);
      else add(innerMap(state.followedBy, methodId), neighbour, by);
    }
  }
  if (by > 0) own.set(explanationId, place);
}

function add(counts: Map<string, number>, key: string, by: number): void {
  counts.set(key, (counts.get(key) ?? 0) + by);
}

function innerMap(maps: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const known = maps.get(key);
  if (known) return known;
  const made = new Map<string, number>();
  maps.set(key, made);
  return made;
}
