import { normalQuantile, normalTwoSidedP } from "@/lib/stats/numeric/distributions";

/** How alpha is spent over a study: little of it early, or nearly evenly. */
export type AlphaSpending = "obrien-fleming" | "pocock";

/**
 * How much of a two-sided alpha may be spent by the time that a fraction of the information is there.
 *
 * O'Brien and Fleming's type spends each side's half of alpha as 2 (1 − Φ(z / √fraction)), z being the
 * normal quantile of 1 − alpha / 4; Pocock's type spends alpha ln(1 + (e − 1) fraction).
 * Source: Lan and DeMets 1983, with half of alpha on each side as rpact and gsDesign have it.
 * Example: alpha .05 at half of the information: .0030508 and .0310057.
 * Throws RangeError when the fraction is not above 0 and at most 1, or alpha not between 0 and 1.
 */
export function spentAlpha(spending: AlphaSpending, fraction: number, alpha: number): number {
  if (!(fraction > 0 && fraction <= 1)) throw new RangeError(`${fraction} is no fraction.`);
  if (!(alpha > 0 && alpha < 1))
    throw new RangeError(`An alpha of ${alpha} is not between 0 and 1.`);
  // To the last digit, so that nothing is left over.
  if (fraction === 1) return alpha;
  if (spending === "pocock") return alpha * Math.log1p(Math.expm1(1) * fraction);
  return 2 * normalTwoSidedP(normalQuantile(1 - alpha / 4) / Math.sqrt(fraction));
}
