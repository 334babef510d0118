import { chiSquareUpperTail, fUpperTail, tTwoSidedP } from "@/lib/stats/numeric/distributions";
import { logGamma } from "@/lib/stats/numeric/log-gamma";
import { type AngleRule, collectAngles } from "./angle-rule";
import { contrastDirections } from "./contrast-directions";
import { faceAngles, gatherAngles } from "./face-angles";

export interface MaxTDistribution {
  /** Contrasts that are not the same as another one. */
  contrasts: number;
  rank: number;
  /** P(max |T| > c) with these degrees of freedom (fractions and infinity allowed). */
  upperTail: (c: number, df: number) => number;
  /** 3.5 standard errors of `upperTail` there; 0 where it is exact up to rounding, at ranks to 3. */
  errorBound: (c: number, df: number) => number;
  /** The smallest c that max |T| exceeds with at most this probability. */
  criticalValue: (alpha: number, df: number) => number;
}

/**
 * The distribution of the largest |t| of contrasts that are jointly normal and divided by one common
 * root mean square: the multivariate t of Dunnett and Sobel 1954, on both sides, for any covariance
 * matrix, singular ones included.
 *
 * A point's distance from the centre and its direction are independent, so that P(max > c) is the mean,
 * over directions u, of P(R > c / g(u)), where g is the largest |aᵢ · u| and R² / rank has the F
 * distribution. Directions are sorted by the contrast that is largest there, and seen from its own, so
 * that the part beyond the first angle is an integral of one dimension, and small tails keep their
 * digits. Relative accuracy about 1e-10 at ranks up to 3 (all pairs of four methods); above, a lattice
 * with a fixed seed and an error bound.
 * Unit of analysis: the contrast. Source: Deák 1980; Monahan and Genz 1997 (spherical-radial integrals);
 * Genz and Bretz 2009.
 * Example: independent contrasts, infinite df, c 1.96: 1 − .95² = .0975.
 * Throws RangeError when the matrix is not a covariance matrix with a positive diagonal.
 *
 * @param covariance `[contrast][contrast]`
 */
export function maxTDistribution(covariance: readonly ArrayLike<number>[]): MaxTDistribution {
  if (covariance.length === 0) throw new RangeError("A family has at least one contrast.");
  const { rank, directions } = contrastDirections(covariance);
  const rules = rank === 1 ? [] : anglesToRules(faceAngles(directions, rank));
  const contrasts = directions.length;

  const wholes = rules.map((rule) => tailOf(rule, 0, Number.POSITIVE_INFINITY));

  function tailOf({ angles, weights }: AngleRule, c: number, df: number): number {
    let sum = 0;
    for (let place = 0; place < angles.length; place++) {
      const angle = angles[place]!;
      const beyond = radiusUpperTail(c / Math.cos(angle), rank, df);
      sum += weights[place]! * beyond * Math.sin(angle) ** (rank - 2);
    }
    return sum;
  }

  function upperTail(c: number, df: number): number {
    checkDf(df);
    if (!(c >= 0)) throw new RangeError(`A largest |t| is not ${c}.`);
    const alone = twoSidedP(c, df);
    if (rank === 1 || c === 0) return alone;
    const { mean } = estimateTail(c, df);
    // Never below one contrast alone, nor above the sum of all (Bonferroni).
    return Math.min(1, contrasts * alone, Math.max(alone, mean));
  }

  function errorBound(c: number, df: number): number {
    return rules.length < 2 ? 0 : 3.5 * estimateTail(c, df).se;
  }

  /**
   * The mean over the moved lattices, less what their error for the whole sphere, which is known to
   * be 1, says of their error here (a control variate, by regression).
   */
  function estimateTail(c: number, df: number): { mean: number; se: number } {
    const tails = rules.map((rule) => tailOf(rule, c, df));
    const mean = average(tails);
    if (rules.length < 2) return { mean, se: 0 };
    const center = average(wholes);
    const products = wholes.map((whole, place) => (whole - center) * (tails[place]! - mean));
    const spread = average(wholes.map((whole) => (whole - center) ** 2));
    const slope = spread > 0 ? average(products) / spread : 0;
    const squares = tails.map((tail, m) => (tail - mean - slope * (wholes[m]! - center)) ** 2);
    const se = Math.sqrt(average(squares) / (rules.length - 2));
    return { mean: mean - slope * (center - 1), se };
  }

  function criticalValue(alpha: number, df: number): number {
    if (!(alpha > 0 && alpha < 1)) throw new RangeError(`No critical value for alpha ${alpha}.`);
    let low = 0;
    let high = 4;
    while (upperTail(high, df) > alpha) {
      low = high;
      high *= 2;
    }
    for (;;) {
      const middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) return high;
      if (upperTail(middle, df) > alpha) low = middle;
      else high = middle;
    }
  }

  return { contrasts, rank, upperTail, errorBound, criticalValue };

  /** Every list of angles gives a rule, weighted so that it holds for both signs of every face. */
  function anglesToRules(lists: ReturnType<typeof faceAngles>): AngleRule[] {
    // The share of the sphere's surface that one more angle has.
    const share = Math.exp(logGamma(rank / 2) - logGamma((rank - 1) / 2)) / Math.sqrt(Math.PI);
    const largest = lists.reduce(
      (most, { angles }) => angles.reduce((so, angle) => Math.max(so, angle), most),
      0,
    );
    return lists.map(({ angles, weights }) => {
      const sums = collectAngles(largest);
      const few = lists.length === 1 ? { angles, weights } : gatherAngles(angles, weights, largest);
      few.angles.forEach((angle, place) => {
        sums.add(angle, 2 * share * few.weights[place]!);
      });
      return sums.toRule();
    });
  }
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function radiusUpperTail(radius: number, rank: number, df: number): number {
  const square = radius * radius;
  if (square === Number.POSITIVE_INFINITY) return 0;
  if (df === Number.POSITIVE_INFINITY) return chiSquareUpperTail(square, rank);
  return fUpperTail(square / rank, rank, df);
}

/** Of one t with finite or infinite degrees of freedom. */
export function twoSidedP(t: number, df: number): number {
  checkDf(df);
  if (Math.abs(t) === Number.POSITIVE_INFINITY) return 0;
  return df === Number.POSITIVE_INFINITY ? chiSquareUpperTail(t * t, 1) : tTwoSidedP(t, df);
}

function checkDf(df: number) {
  if (!(df > 0)) throw new RangeError(`t needs positive degrees of freedom, not ${df}.`);
}
