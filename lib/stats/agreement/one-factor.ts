import { choleskyInPlace, invertCholesky, solveCholesky } from "@/lib/stats/numeric/cholesky";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import {
  discrepancyOf,
  expectedSecondDerivatives,
  type FactorPoint,
  secondDerivatives,
} from "./one-factor-discrepancy";

export interface OneFactor {
  /** Correlations of the measures with the factor; their sum is not negative. */
  loadings: Float64Array;
  /** The variance of each standardised measure that the factor leaves, from .005 to 1. */
  uniquenesses: Float64Array;
  /** How badly one factor fits: 0 where it explains all correlations. */
  discrepancy: number;
}

/** Below this the likelihood would often go on rising to a measure without any variance of its own. */
const LOWEST_UNIQUENESS = 0.005;
const LOWEST = Math.log(LOWEST_UNIQUENESS);
const MOST_STEPS = 200;
/** By how much rounding can make an equally good discrepancy look worse. */
const ROUNDING = 1e-14;

/**
 * The factor analysis with one factor by maximum likelihood: the loadings that explain the correlations
 * of the measures best.
 *
 * Unit of analysis: the row behind the correlations. Assumptions: measures are linear in one common
 * factor, their errors are independent, all normal. Uniquenesses are bounded at .005 as in R's
 * factanal. Several fits can be better than their neighbours, so the search starts where R's does and
 * once near every measure, and the best of what it finds counts; R takes the first. Degenerate: fewer
 * than three measures do not identify loadings and are insufficient data; measures that determine
 * another leave it undefined; measures that correlate with no other at all have loadings that nothing
 * determines.
 * Source: Jöreskog 1967; Lawley and Maxwell 1971. Newton's method on the logarithms of the
 * uniquenesses, with those held that press against a bound.
 * Example: correlations .72 .63 .56 of three measures have loadings .9 .8 .7.
 * Throws RangeError when the matrix is not of that size.
 *
 * @param correlation symmetric, row after row
 */
export function fitOneFactor(correlation: Float64Array, k: number): Outcome<OneFactor> {
  if (correlation.length !== k * k) throw new RangeError(`The matrix is not of size ${k}.`);
  if (k < 3) return insufficientData("constructs", 3, k);
  const factored = choleskyInPlace(Float64Array.from(correlation), k, 1e-12);
  if (!factored) return undefinedFigure("singular");
  const inverse = invertCholesky(factored, k);

  // R's start, and one for every measure that might be the factor itself, almost.
  const ofInverse = Float64Array.from({ length: k }, (_, m) =>
    clamp(Math.log((1 - 0.5 / k) / inverse[m * k + m]!)),
  );
  const starts = Array.from({ length: k }, (_, measure) =>
    ofInverse.map((_, m) => Math.log(m === measure ? 0.02 : 0.8)),
  );
  const found = [ofInverse, ...starts].map(descend).filter((point) => point !== null);
  if (found.length === 0) return undefinedFigure("no-convergence");
  return conclude(
    found.reduce((best, point) => (point.discrepancy < best.discrepancy - 1e-9 ? point : best)),
  );

  function descend(start: Float64Array): FactorPoint | null {
    let point = discrepancyOf(correlation, factored!, k, start);
    for (let step = 0; step < MOST_STEPS; step++) {
      const direction = newtonDirection(point, k);
      const next = searchAlong(direction, point);
      if (!next) return point;
      const moved = next.logUniquenesses.reduce(
        (most, value, m) => Math.max(most, Math.abs(value - point.logUniquenesses[m]!)),
        0,
      );
      point = next;
      if (moved < 1e-12) return point;
    }
    // Where the fit is flat, steps stay larger than the digits that they still gain.
    const slope = newtonDirection(point, k).reduce(
      (sum, by, m) => sum + by * point.gradient[m]!,
      0,
    );
    return Math.abs(slope) < ROUNDING ? point : null;
  }

  /** The first of ever smaller steps that does not make the fit worse; null when none does. */
  function searchAlong(direction: Float64Array, from: FactorPoint): FactorPoint | null {
    for (let share = 1; share > 1e-8; share /= 2) {
      const moved = from.logUniquenesses.map((value, m) => clamp(value + share * direction[m]!));
      const next = discrepancyOf(correlation, factored!, k, moved);
      const slope = moved.reduce(
        (sum, value, m) => sum + from.gradient[m]! * (value - from.logUniquenesses[m]!),
        0,
      );
      if (next.discrepancy <= from.discrepancy + 1e-4 * slope + ROUNDING) return next;
    }
    return null;
  }

  function conclude({ logUniquenesses, discrepancy, eigen }: FactorPoint): Outcome<OneFactor> {
    const uniquenesses = logUniquenesses.map(Math.exp);
    const length = Math.sqrt(Math.max(eigen.values[0]! - 1, 0));
    const loadings = uniquenesses.map((own, m) => Math.sqrt(own) * eigen.vectors[m]! * length);
    const sum = loadings.reduce((total, loading) => total + loading, 0);
    return {
      kind: "estimate",
      loadings: sum < 0 ? loadings.map((loading) => -loading) : loadings,
      uniquenesses,
      discrepancy,
    };
  }
}

function clamp(logUniqueness: number): number {
  return Math.min(0, Math.max(LOWEST, logUniqueness));
}

/** Newton's step for the uniquenesses that are free to move; Fisher's where Newton's would climb. */
function newtonDirection(point: FactorPoint, k: number): Float64Array {
  const { gradient, logUniquenesses } = point;
  const direction = new Float64Array(k);
  const free: number[] = [];
  for (let m = 0; m < k; m++) {
    const at = logUniquenesses[m]!;
    const isHeld = (at <= LOWEST && gradient[m]! > 0) || (at >= 0 && gradient[m]! < 0);
    if (!isHeld) free.push(m);
  }
  const size = free.length;
  const pick = (matrix: Float64Array) =>
    Float64Array.from(
      { length: size * size },
      (_, cell) => matrix[free[Math.floor(cell / size)]! * k + free[cell % size]!]!,
    );
  const factored =
    choleskyInPlace(pick(secondDerivatives(point, k)), size, 1e-10) ??
    choleskyInPlace(pick(expectedSecondDerivatives(point, k)), size, 1e-10);
  const right = Float64Array.from(free, (m) => -gradient[m]!);
  if (factored) solveCholesky(factored, size, right);
  free.forEach((m, row) => {
    direction[m] = right[row]!;
  });
  return direction;
}
