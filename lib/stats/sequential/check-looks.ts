/** What of a plan of looks cannot be met, at which of its fields. */
export type LookProblem =
  | { field: "alpha"; reason: "not-between-0-and-1" }
  | { field: "target"; reason: "not-a-whole-number" }
  | { field: "look"; look: number; reason: LookReason };

export type LookReason =
  | "not-a-whole-number"
  /** Nobody is left to come after it. */
  | "at-target"
  | "beyond-target"
  /** It is not after the look before it. */
  | "not-increasing"
  /** It would spend less than counts: no result could stop the study there. */
  | "too-early";

export interface LookPlan {
  /** Participants who are to complete the study. */
  target: number;
  /** Completed participants at each look before the last, which is at the target. */
  looks: readonly number[];
  alpha: number;
}

/** The information fraction below which no boundary can be reached. */
const EARLIEST = 0.01;

/**
 * Everything in a plan of looks that cannot be met, in the order of its fields; empty where it can.
 *
 * Example: target 100, looks 50, 40 and 120: look 1 is not increasing, look 2 beyond the target.
 * Throws nothing.
 */
export function checkLooks({ target, looks, alpha }: LookPlan): LookProblem[] {
  const problems: LookProblem[] = [];
  if (!(alpha > 0 && alpha < 1)) problems.push({ field: "alpha", reason: "not-between-0-and-1" });
  const hasTarget = Number.isSafeInteger(target) && target > 0;
  if (!hasTarget) problems.push({ field: "target", reason: "not-a-whole-number" });
  looks.forEach((completed, look) => {
    const reason = reasonAgainst(completed, look);
    if (reason) problems.push({ field: "look", look, reason });
  });
  return problems;

  function reasonAgainst(completed: number, look: number): LookReason | null {
    if (!(Number.isSafeInteger(completed) && completed > 0)) return "not-a-whole-number";
    if (hasTarget && completed > target) return "beyond-target";
    if (hasTarget && completed === target) return "at-target";
    if (look > 0 && completed <= looks[look - 1]!) return "not-increasing";
    if (hasTarget && completed / target < EARLIEST) return "too-early";
    return null;
  }
}

/** The information fractions of a plan that can be met: of its looks, then 1. */
export function lookFractions({ target, looks }: Omit<LookPlan, "alpha">): number[] {
  return [...looks.map((completed) => completed / target), 1];
}
