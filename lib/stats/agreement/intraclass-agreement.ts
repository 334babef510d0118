import { fQuantile } from "@/lib/stats/numeric/f-quantile";
import {
  insufficientData,
  isEstimate,
  type Outcome,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import { type IntraclassTest, testMeanSquares } from "./intraclass-one-way";
import { meanSquares } from "./two-way-mean-squares";

export interface AgreementIntraclass {
  icc: number;
  /** Undefined where the error has no variance: F is then infinite. */
  test: Outcome<IntraclassTest>;
  /**
   * Undefined like the test; that of a mean also where its lower limit has no end. None where the
   * approximation of ICC(2) has so few degrees of freedom (below .01) that it leaves the estimate out.
   */
  interval: Outcome<{ lower: number; upper: number; confidence: number }>;
}

/** Of one rater's ratings, and of the mean of as many raters as there are. */
export interface IntraclassForms {
  single: Outcome<AgreementIntraclass>;
  average: Outcome<AgreementIntraclass>;
}

interface Limits {
  lower: number;
  upper: number;
}

export interface AgreementIntraclasses {
  units: number;
  raters: number;
  /** ICC(1): every unit has raters of its own. */
  oneWay: IntraclassForms;
  /** ICC(2): the same raters, a sample of all; those who rate higher throughout disagree. */
  agreement: IntraclassForms;
  /** ICC(3): the same raters, and no others; those who rate higher throughout agree. */
  consistency: IntraclassForms;
}

const ROUNDING = 1e-9;

/**
 * The six intraclass correlations of a complete table of units by raters: how much of the variance of
 * a rating, or of the mean of all raters, lies between the units.
 *
 * Unit of analysis: the rated unit (an explanation). Assumptions: units are a random sample, ratings
 * are the sum of unit, rater and normal error of equal variance. Degenerate: fewer than two units or
 * raters are insufficient data; no variance left in a form's denominator leaves it undefined, as the
 * forms for means are where unit means are equal.
 * Source: Shrout and Fleiss 1979; the interval of ICC(2) by their F with Satterthwaite's degrees of
 * freedom; means of k raters by Spearman and Brown.
 * Example: units 1 2, 3 3, 5 4, 4 5: ICC(1) .8333333, ICC(2,1) .8301887, ICC(3,1) .8.
 * Throws RangeError when a unit has not one finite rating a rater, or the confidence is not between
 * 0 and 1.
 *
 * @param ratings `[unit][rater]`
 */
export function agreementIntraclass(
  ratings: readonly ArrayLike<number>[],
  confidence = 0.95,
): Outcome<AgreementIntraclasses> {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`A confidence of ${confidence} is not between 0 and 1.`);
  }
  const units = ratings.length;
  const raters = ratings[0]?.length ?? 0;
  if (
    ratings.some((ofUnit) => ofUnit.length !== raters || !Array.from(ofUnit).every(Number.isFinite))
  ) {
    throw new RangeError("Every unit needs one finite rating of every rater.");
  }
  if (units < 2) return insufficientData("pairable-units", 2, units);
  if (raters < 2) return insufficientData("pairable-units", 2, 0);
  const { ofUnits, ofRaters, within, error } = meanSquares(ratings, raters);
  const df1 = units - 1;
  const dfError = df1 * (raters - 1);
  const tail = (1 - confidence) / 2;
  const ofRaterMeans = (ofRaters - error) / units;

  const oneWay = testMeanSquares(ofUnits, within, df1, units * (raters - 1));
  const twoWay = testMeanSquares(ofUnits, error, df1, dfError);
  return {
    kind: "estimate",
    units,
    raters,
    oneWay: formsOf(within, 0, oneWay, exactLimits),
    agreement: formsOf(error, ofRaterMeans, twoWay, approximateLimits),
    consistency: formsOf(error, 0, twoWay, exactLimits),
  };

  function formsOf(
    meanSquare: number,
    raterPart: number,
    test: Outcome<IntraclassTest>,
    limitsOf: (test: IntraclassTest) => Limits,
  ): IntraclassForms {
    const limits = isEstimate(test) ? limitsOf(test) : null;
    const form = (whole: number, ofRaters: number): Outcome<AgreementIntraclass> => {
      if (!(whole > 0)) return undefinedFigure("no-variation");
      const icc = (ofUnits - meanSquare) / whole;
      const lower = limits && averageOver(ofRaters, limits.lower);
      const upper = limits && averageOver(ofRaters, limits.upper);
      return {
        kind: "estimate",
        icc,
        test,
        interval: intervalOf(icc, lower, upper),
      };
    };
    return {
      single: form(ofUnits + (raters - 1) * meanSquare + raters * raterPart, 1),
      average: form(ofUnits + raterPart, raters),
    };
  }

  function intervalOf(icc: number, lower: number | null, upper: number | null) {
    if (lower === null || upper === null) return undefinedFigure("no-variation");
    if (icc < lower - ROUNDING || icc > upper + ROUNDING)
      return insufficientData("residual-df", 1, 0);
    return { kind: "estimate" as const, lower, upper, confidence };
  }

  function exactLimits({ f, df2 }: IntraclassTest): Limits {
    const low = f / fQuantile(1 - tail, df1, df2);
    const high = f / fQuantile(tail, df1, df2);
    return { lower: (low - 1) / (low + raters - 1), upper: (high - 1) / (high + raters - 1) };
  }

  /** Limits of ICC(2, 1): its denominator is a sum of three mean squares, with degrees of freedom of its own. */
  function approximateLimits({ f }: IntraclassTest): Limits {
    const whole = f + raters - 1 + raters * (ofRaterMeans / error);
    const icc = (f - 1) / whole;
    const ofRater = raters * icc * (ofRaters / error);
    const ofError = units * (1 + (raters - 1) * icc) - raters * icc;
    const df = (dfError * (ofRater + ofError) ** 2) / (df1 * ofRater ** 2 + ofError ** 2);
    // Unit means that are all equal leave no degrees of freedom.
    const high = df > 0 ? fQuantile(1 - tail, df1, df) : Number.POSITIVE_INFINITY;
    const low = df > 0 ? 1 / fQuantile(tail, df1, df) : 0;
    const rest = (raters * ofRaters) / error + raters * units - raters - units;
    return {
      lower: (units * (f / high - 1)) / (rest + units * (f / high)),
      upper: (units * (low * f - 1)) / (rest + units * low * f),
    };
  }
}

/** Spearman and Brown's correlation of the mean of raters; null where the single one is too low for it. */
function averageOver(raters: number, single: number): number | null {
  const whole = 1 + single * (raters - 1);
  return whole > 0 ? (raters * single) / whole : null;
}
