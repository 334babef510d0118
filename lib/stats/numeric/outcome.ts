/** What there was too little of. */
export type DataUnit =
  | "ratings"
  | "groups"
  | "participants"
  | "replicates"
  /** Participants with a rating in every group. */
  | "blocks"
  /** Participants with ratings in two groups or more. */
  | "comparing-participants"
  | "constructs"
  | "values"
  | "runs"
  | "questions"
  /** Units (explanations) with at least two ratings. */
  | "pairable-units"
  /** More rows than the model has parameters. */
  | "residual-df"
  /** Questions that both methods answered. */
  | "shared-questions"
  /** Ratings whose place in their participant's order is known. */
  | "ordered-ratings"
  /** Responses without a missing rating. */
  | "complete-responses";

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
  | "no-variation"
  /** Nothing varies within groups or about a model, though groups differ: a spread of zero again. */
  | "no-residual-variation"
  /** A matrix that has to be inverted has no inverse: some measures determine another. */
  | "singular"
  /** More values than the method is defined for. */
  | "too-many-values"
  /** The likelihood goes on growing as an estimate goes to infinity: data separate the groups. */
  | "separation"
  /** The search for the best estimate did not end. */
  | "no-convergence"
  /** No effect, however large, is found often enough. */
  | "power-out-of-reach";

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
