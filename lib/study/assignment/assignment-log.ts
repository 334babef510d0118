/** An explanation at a position of a participant's run. */
export interface Place {
  explanationId: string;
  /** From 1. */
  position: number;
}

interface Entry {
  /** From 1, without gaps. */
  number: number;
  participantId: string;
  /** The participant's quota cell. */
  cell: string | null;
  places: Place[];
}

/**
 * What happened to participants' places, in order:
 *
 * - plan: these were newly planned, by the engine, and are counted from now on
 * - release: these ran out unanswered, or were erased, and no longer count
 * - refill: these had been released and were answered all the same
 * - given: these were not planned here (imported, simulated, or older than the log)
 */
export type LogEntry =
  | ({ kind: "plan" } & Entry)
  | ({ kind: "release" | "refill" | "given" } & Entry);
