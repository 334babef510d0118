import type { Random } from "@/lib/random";
import { insufficientData, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { bootstrapUnits, type UnitFigure } from "@/lib/stats/resampling/bootstrap-units";
import { type AgreementIntraclasses, agreementIntraclass } from "./intraclass-agreement";
import { type DisagreementMetric, krippendorffAlpha } from "./krippendorff-alpha";

export interface Draws {
  replicates: number;
  random: Random;
  confidence?: number;
}

/** One figure of agreement, with an interval by drawing units. */
export type AgreementFigure = Outcome<UnitFigure>;

/**
 * Krippendorff's alpha with a bootstrap interval.
 *
 * Drawn are the rated units (explanations), with all of their ratings, not the raters: a rater drawn twice
 * would agree with themselves. Units with fewer than two ratings take no part and are not drawn.
 * Degenerate: as `krippendorffAlpha`; fewer than two units with two ratings are insufficient data.
 * Source: Krippendorff 2011; intervals by units Zapf et al. 2016.
 * Throws RangeError as `krippendorffAlpha`, or when draws make no sense.
 *
 * @param counts `[unit][value]`: how many raters gave the unit this value
 */
export function krippendorffInterval(
  values: readonly number[],
  counts: readonly (readonly number[])[],
  metric: DisagreementMetric,
  draws: Draws,
): AgreementFigure {
  const whole = krippendorffAlpha(values, counts, metric);
  if (!isEstimate(whole)) return whole;
  const pairable = counts.filter((unit) => unit.reduce((sum, count) => sum + count, 0) > 1);
  if (pairable.length < 2) return insufficientData("pairable-units", 2, pairable.length);
  const [figure] = bootstrapUnits({
    ...draws,
    units: pairable.length,
    figures: 1,
    read: (times, out) => {
      const drawn = krippendorffAlpha(values, repeat(pairable, times), metric);
      out[0] = isEstimate(drawn) ? drawn.alpha : Number.NaN;
    },
  });
  return figure!;
}

export interface IntraclassIntervals {
  /** ICC(2,1), of one rater's ratings: raters are a sample, and those who rate higher disagree. */
  agreementSingle: AgreementFigure;
  /** ICC(2,k), of the mean of all raters. */
  agreementAverage: AgreementFigure;
  /** ICC(3,1): these raters and no others; those who rate higher throughout agree. */
  consistencySingle: AgreementFigure;
}

/**
 * The two-way intraclass correlations of units that the same raters all rated, with bootstrap intervals
 * from drawing units, which take neither ratings nor raters' means as normal.
 *
 * Degenerate: as `agreementIntraclass`, by form.
 * Source: Shrout and Fleiss 1979; McGraw and Wong 1996; Efron 1987.
 * Throws RangeError when a unit has not one finite rating a rater, or when draws make no sense.
 *
 * @param ratings `[unit][rater]`
 */
export function intraclassIntervals(
  ratings: readonly ArrayLike<number>[],
  draws: Draws,
): IntraclassIntervals {
  const whole = agreementIntraclass(ratings);
  if (!isEstimate(whole)) {
    return { agreementSingle: whole, agreementAverage: whole, consistencySingle: whole };
  }
  const forms = [
    ({ agreement }: AgreementIntraclasses) => agreement.single,
    ({ agreement }: AgreementIntraclasses) => agreement.average,
    ({ consistency }: AgreementIntraclasses) => consistency.single,
  ];
  const defined = forms.filter((form) => isEstimate(form(whole)));
  const figures = bootstrapUnits({
    ...draws,
    units: ratings.length,
    figures: defined.length,
    read: (times, out) => {
      const drawn = agreementIntraclass(repeat(ratings, times));
      defined.forEach((form, place) => {
        const figure = isEstimate(drawn) ? form(drawn) : drawn;
        out[place] = isEstimate(figure) ? figure.icc : Number.NaN;
      });
    },
  });
  const [agreementSingle, agreementAverage, consistencySingle] = forms.map((form) => {
    const own = form(whole);
    return isEstimate(own) ? figures[defined.indexOf(form)]! : own;
  });
  return {
    agreementSingle: agreementSingle!,
    agreementAverage: agreementAverage!,
    consistencySingle: consistencySingle!,
  };
}

function repeat<T>(units: readonly T[], times: Int32Array): T[] {
  return units.flatMap((unit, place) => new Array<T>(times[place]!).fill(unit));
}
