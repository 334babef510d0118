import { choleskyInPlace, invertCholesky, logDeterminant } from "@/lib/stats/numeric/cholesky";
import type { MomentsAt } from "./linear-mixed-moments";

export type LikelihoodMethod = "REML" | "ML";

/** A linear mixed model reduced to sums, in an orthonormal basis of its fixed effects. */
export interface MixedProblem {
  /** Of the basis and, last, what the response has outside it. */
  momentsAt: MomentsAt;
  rows: number;
  rank: number;
  /** log det (Rᵀ R), which REML's deviance has for the caller's columns and not for the basis. */
  logDetBasis: number;
  method: LikelihoodMethod;
  /** Of each random factor, the rows of its largest level. */
  largestLevels: readonly number[];
}

export interface Profile {
  /** −2 log (restricted) likelihood, the residual variance being the best for these ratios. */
  deviance: number;
  /**
   * Its derivatives with respect to the ratios; with `residualVariance` given, those of the deviance
   * that is not profiled, at that residual variance.
   */
  gradient: number[];
  /** Of the residual sum of squares, eᵀ Ω⁻¹ e. */
  squaresSlopes: number[];
  residualVariance: number;
  /** What to add to the coefficients of least squares in the basis. */
  shift: Float64Array;
  /** (Xᵀ Ω⁻¹ X)⁻¹ in the basis, whole, and the derivatives of Xᵀ Ω⁻¹ X. */
  inverse: Float64Array;
  informationSlopes: Float64Array[];
}

/**
 * The deviance that estimates of the variance ratios minimise, and what follows from the ratios.
 *
 * Source: Bates et al. 2015, equations 34 and 41, whose criterion of `lmer` this is to the constant;
 * derivatives by the usual rules for determinants and inverses. Null where the ratios are impossible.
 */
export function profileDeviance(
  problem: MixedProblem,
  ratios: readonly number[],
  residualVariance?: number,
): Profile | null {
  const { rows, rank, method } = problem;
  const moments = problem.momentsAt(ratios);
  if (!moments) return null;
  const width = rank + 1;
  const { cross } = moments;

  const information = leadingBlock(cross, rank);
  const l = choleskyInPlace(information, rank);
  if (!l) return null;
  const inverse = invertCholesky(l, rank);
  const shift = new Float64Array(rank);
  let squares = cross[rank * width + rank]!;
  for (let a = 0; a < rank; a++) {
    for (let b = 0; b < rank; b++) shift[a]! += inverse[a * rank + b]! * cross[rank * width + b]!;
    squares -= shift[a]! * cross[rank * width + a]!;
  }
  const df = method === "REML" ? rows - rank : rows;
  const ownVariance = squares / df;
  if (!(ownVariance > 0)) return null;

  const logDetInformation = method === "REML" ? logDeterminant(l, rank) + problem.logDetBasis : 0;
  const deviance =
    moments.logDet + logDetInformation + df * (1 + Math.log(2 * Math.PI * ownVariance));

  const informationSlopes = moments.crossSlopes.map((slope) => leadingBlock(slope, rank));
  // The residual is e − Q shift.
  const residual = new Float64Array(width).fill(1, rank);
  for (let a = 0; a < rank; a++) residual[a] = -shift[a]!;
  const squaresSlopes = moments.crossSlopes.map((slope) => quadraticForm(slope, residual));
  const gradient = moments.logDetSlopes.map((slope, factor) => {
    let sum = slope + squaresSlopes[factor]! / (residualVariance ?? ownVariance);
    if (method === "REML") {
      const ofInformation = informationSlopes[factor]!;
      for (let i = 0; i < inverse.length; i++) sum += inverse[i]! * ofInformation[i]!;
    }
    return sum;
  });
  return {
    deviance,
    gradient,
    squaresSlopes,
    residualVariance: ownVariance,
    shift,
    inverse,
    informationSlopes,
  };
}

/** vᵀ A v. */
export function quadraticForm(a: Float64Array, v: Float64Array): number {
  const size = v.length;
  let sum = 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      sum += v[row]! * a[row * size + column]! * v[column]!;
    }
  }
  return sum;
}

/** A square matrix without its last row and column. */
function leadingBlock(matrix: Float64Array, size: number): Float64Array {
  const block = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const start = row * (size + 1);
    block.set(matrix.subarray(start, start + size), row * size);
  }
  return block;
}
