import { normalQuantile } from "@/lib/stats/numeric/distributions";
import type { AlphaSpending } from "./alpha-spending";
import { type Continuation, crossingProbability, goOn } from "./continuation";
import { lookBoundaries } from "./look-boundaries";

/**
 * The two-sided p-value of a study that stopped at a look, adjusted for the looks before: how likely a
 * study without any difference is to stop earlier, or at this look at least as far out.
 *
 * It is at most the alpha spent by then exactly where the look's boundary is passed; at the first look
 * it is the ordinary p-value. Stopping means passing a boundary or reaching the last look.
 * Unit of analysis: the study. Assumptions as `lookBoundaries`.
 * Source: stage-wise ordering, Fairbanks and Madsen 1982; Tsiatis, Rosner and Mehta 1984; Jennison and
 * Turnbull 1999, section 8.4, with |Z| for a two-sided test.
 * Example: fractions .5 and 1, alpha .05, O'Brien and Fleming's type: z 2.2 at the last look has
 * p .0292.
 * Throws RangeError as `lookBoundaries` does, or when z is not a number.
 *
 * @param fractions of the looks up to the one at which the study stopped
 * @param z of that look; for t, the normal quantile of its p-value (`zOfPValue`)
 */
export function stagewisePValue(
  spending: AlphaSpending,
  fractions: readonly number[],
  z: number,
  alpha = 0.05,
): number {
  if (Number.isNaN(z)) throw new RangeError("z is not a number.");
  const looks = lookBoundaries(spending, fractions, alpha);
  const last = looks.length - 1;
  let before: Continuation | null = null;
  for (let look = 0; look < last; look++) {
    const { fraction, z: boundary } = looks[look]!;
    before = goOn(before, fraction, boundary, looks[look + 1]!.fraction);
  }
  const earlier = last > 0 ? looks[last - 1]!.cumulativeAlpha : 0;
  return Math.min(1, earlier + crossingProbability(before, looks[last]!.fraction, Math.abs(z)));
}

/**
 * The |z| that a two-sided p-value belongs to, whatever test it comes from: t and max-t statistics have
 * their place among a study's looks by it (Pocock 1977). Example: .05 has 1.959964; 0 infinity.
 * Throws RangeError when p is not from 0 to 1.
 */
export function zOfPValue(pValue: number): number {
  if (!(pValue >= 0 && pValue <= 1)) throw new RangeError(`${pValue} is not a p-value.`);
  return pValue === 0 ? Number.POSITIVE_INFINITY : Math.abs(normalQuantile(pValue / 2));
}
