import type { Covariances } from "@/lib/stats/descriptive/covary-complete-rows";
import { insufficientData, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { bootstrapUnits, type UnitFigure } from "@/lib/stats/resampling/bootstrap-units";
import type { Draws } from "./agreement-intervals";
import { cronbachAlpha } from "./cronbach-alpha";
import { omegaTotal } from "./omega-total";
import type { ScoredScale } from "./score-scale";

export interface ScaleReliability {
  /** Rows without a missing item. */
  n: number;
  items: number;
  /** Cronbach's, of the sum of the items as they are. */
  alpha: Outcome<UnitFigure>;
  /** McDonald's omega total, of one factor by maximum likelihood, of the sum of the items as they are. */
  omegaTotal: Outcome<UnitFigure>;
}

/**
 * How reliable the score of a scale of several items is, with intervals from drawing participants with all
 * of their responses: responses of one participant are not independent.
 *
 * Unit of analysis: the response, in its participant. Assumptions: errors of items are not correlated; for
 * omega one factor explains the items. Degenerate: as `cronbachAlpha` (two items) and `omegaTotal` (three);
 * fewer than two participants are insufficient data. Replicates without a figure are left out.
 * Source: Cronbach 1951; McDonald 1999, (Σλ)² / ((Σλ)² + Σψ); Field and Welsh 2007 for drawing whole
 * clusters; Kelley and Pornprasertmanit 2016 for bootstrap intervals of omega.
 * Throws RangeError when there is not one participant a row, or when draws make no sense.
 *
 * @param participant of every row: any number that tells participants apart
 */
export function scaleReliability(
  { turned }: Pick<ScoredScale, "turned">,
  participant: ArrayLike<number>,
  draws: Draws,
): ScaleReliability {
  if (participant.length !== turned.length) {
    throw new RangeError("Every row needs a participant.");
  }
  const items = turned[0]?.length ?? 0;
  const moments = collectMoments(turned, participant, items);
  const all = new Int32Array(moments.length).fill(1);
  const whole = covarianceOf(moments, all, items);
  const alphaOf = (covariances: Covariances) => {
    const found = cronbachAlpha(covariances);
    return isEstimate(found) ? ({ kind: "estimate", value: found.alpha } as const) : found;
  };
  const omegaOf = (covariances: Covariances) => {
    const found = omegaTotal(covariances);
    return isEstimate(found) ? ({ kind: "estimate", value: found.omega } as const) : found;
  };
  return {
    n: whole.n,
    items,
    alpha: intervalOf(alphaOf),
    omegaTotal: intervalOf(omegaOf),
  };

  function intervalOf(
    figureOf: (covariances: Covariances) => Outcome<{ value: number }>,
  ): Outcome<UnitFigure> {
    const own = figureOf(whole);
    if (!isEstimate(own)) return own;
    if (moments.length < 2) return insufficientData("participants", 2, moments.length);
    const [figure] = bootstrapUnits({
      ...draws,
      units: moments.length,
      figures: 1,
      read: (times, out) => {
        const drawn = figureOf(covarianceOf(moments, times, items));
        out[0] = isEstimate(drawn) ? drawn.value : Number.NaN;
      },
    });
    return figure!;
  }
}

/** Sums of a participant's complete rows and of their products, from the first complete row of all. */
interface ParticipantMoments {
  n: number;
  sums: Float64Array;
  products: Float64Array;
}

/** Of every participant with a complete row, in the order of their first. */
function collectMoments(
  turned: readonly (readonly (number | null)[])[],
  participant: ArrayLike<number>,
  items: number,
): ParticipantMoments[] {
  const byParticipant = new Map<number, ParticipantMoments>();
  let origin: readonly (number | null)[] | null = null;
  turned.forEach((row, place) => {
    if (row.includes(null)) return;
    origin ??= row;
    const own = byParticipant.get(participant[place]!) ?? {
      n: 0,
      sums: new Float64Array(items),
      products: new Float64Array(items * items),
    };
    byParticipant.set(participant[place]!, own);
    own.n += 1;
    for (let item = 0; item < items; item++) {
      const deviation = row[item]! - origin[item]!;
      own.sums[item]! += deviation;
      for (let other = 0; other < items; other++) {
        own.products[item * items + other]! += deviation * (row[other]! - origin[other]!);
      }
    }
  });
  return [...byParticipant.values()];
}

function covarianceOf(
  moments: readonly ParticipantMoments[],
  times: Int32Array,
  items: number,
): Covariances {
  let n = 0;
  const sums = new Float64Array(items);
  const covariance = new Float64Array(items * items);
  moments.forEach((own, place) => {
    const count = times[place]!;
    if (count === 0) return;
    n += count * own.n;
    for (let item = 0; item < items; item++) sums[item]! += count * own.sums[item]!;
    for (let cell = 0; cell < covariance.length; cell++) {
      covariance[cell]! += count * own.products[cell]!;
    }
  });
  if (n < 2) return { n, k: items, covariance: new Float64Array(items * items) };
  for (let item = 0; item < items; item++) {
    for (let other = 0; other < items; other++) {
      const cell = item * items + other;
      covariance[cell] = (covariance[cell]! - (sums[item]! * sums[other]!) / n) / (n - 1);
    }
  }
  return { n, k: items, covariance };
}
