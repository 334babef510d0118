/** What there was too little of. */
export type DataUnit = "ratings" | "groups" | "participants" | "replicates";

/** The figure exists, but not for so little data. */
export interface InsufficientData {
  kind: "insufficient-data";
  of: DataUnit;
  needed: number;
  got: number;
}

/** Why a figure does not exist however much data there is of this sort. */
export type UndefinedReason =
  /** All values are equal, so that differences would be divided by a spread of zero. */
  "no-variation";

export interface UndefinedFigure {
  kind: "undefined";
  reason: UndefinedReason;
}

export type Unavailable = InsufficientData | UndefinedFigure;

export type Estimate<T> = { kind: "estimate" } & T;

/** What every statistic returns: its figures, or why there are none. Never NaN, null or -1. */
export type Outcome<T> = Estimate<T> | Unavailable;

export function insufficientData(of: DataUnit, needed: number, got: number): InsufficientData {
  return { kind: "insufficient-data", of, needed, got };
}

export function undefinedFigure(reason: UndefinedReason): UndefinedFigure {
  return { kind: "undefined", reason };
}

/** Narrows an outcome, also one that carries more fields, to its figures: `rows.filter(isEstimate)`. */
export function isEstimate<O extends { kind: string }>(
  outcome: O,
): outcome is Extract<O, { kind: "estimate" }> {
  return outcome.kind === "estimate";
}
