import { normalQuantile, normalTwoSidedP } from "@/lib/stats/numeric/distributions";
import { findRoot } from "@/lib/stats/numeric/find-root";
import { type AlphaSpending, spentAlpha } from "./alpha-spending";
import { type Continuation, crossingProbability, goOn } from "./continuation";

export interface LookBoundary {
  /** The information fraction. */
  fraction: number;
  /** The study stops when |Z| is at least this. */
  z: number;
  /** The two-sided p-value that belongs to `z` alone: the look's own level. */
  nominalLevel: number;
  /** Of all looks up to this one: the probability that a study without any difference stops. */
  cumulativeAlpha: number;
}

/** Below this, what a look may spend is lost in rounding: it never stops the study. */
const LEAST_ALPHA = 1e-15;
/** Nothing is spent so far out. */
const WIDEST = 9;

/**
 * The two-sided boundaries of a study that is looked at several times, so that all looks together find
 * a difference that is none with probability alpha. What is spent follows from the information alone,
 * so that looks may come at other times than planned.
 *
 * Unit of analysis: the look. Assumptions: Z statistics of the looks are jointly normal with
 * independent increments, as those of one model on the first participants, then more, nearly are.
 * Degenerate: a look so early that it spends less than 1e-15 has an infinite boundary.
 * Source: Lan and DeMets 1983; recursive integration Armitage, McPherson and Rowe 1969, Jennison and
 * Turnbull 1999, chapter 19; the boundary by secants, to 13 digits.
 * Example: fractions .5 and 1, alpha .05, O'Brien and Fleming's type: 2.962588 and 1.968596; Pocock's:
 * 2.156999 and 2.200977.
 * Throws RangeError when fractions do not ascend from above 0 to at most 1, or alpha is not between 0
 * and 1.
 */
export function lookBoundaries(
  spending: AlphaSpending,
  fractions: readonly number[],
  alpha = 0.05,
): LookBoundary[] {
  checkFractions(fractions);
  let before: Continuation | null = null;
  let spent = 0;
  return fractions.map((fraction, look) => {
    const cumulativeAlpha = spentAlpha(spending, fraction, alpha);
    const z = findBoundary(before, fraction, cumulativeAlpha - spent);
    const next = fractions[look + 1];
    if (next !== undefined) before = goOn(before, fraction, z, next);
    // A look that spends nothing leaves its share to the next.
    if (z !== Number.POSITIVE_INFINITY) spent = cumulativeAlpha;
    return { fraction, z, nominalLevel: levelOf(z), cumulativeAlpha: spent };
  });
}

export function checkFractions(fractions: readonly number[]) {
  if (fractions.length === 0) throw new RangeError("There is at least one look.");
  fractions.forEach((fraction, look) => {
    if (!(fraction > (fractions[look - 1] ?? 0) && fraction <= 1)) {
      throw new RangeError(
        `The fractions of looks ascend to at most 1; look ${look} is ${fraction}.`,
      );
    }
  });
}

function findBoundary(before: Continuation | null, fraction: number, alpha: number): number {
  if (!(alpha > LEAST_ALPHA)) return Number.POSITIVE_INFINITY;
  if (!before) return normalQuantile(1 - alpha / 2);
  // On logarithms, in which the tail is nearly straight.
  const wanted = Math.log(alpha);
  return findRoot((z) => Math.log(crossingProbability(before, fraction, z)) - wanted, 0, WIDEST);
}

function levelOf(z: number): number {
  return z === Number.POSITIVE_INFINITY ? 0 : normalTwoSidedP(z);
}
