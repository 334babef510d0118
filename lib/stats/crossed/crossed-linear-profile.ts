import {
  type OrthonormalBasis,
  orthonormalBasis,
  projectOut,
} from "@/lib/stats/linear/orthonormal-basis";
import { choleskyInPlace, invertCholesky, logDeterminant } from "@/lib/stats/numeric/cholesky";
import { type CrossedDesign, prepareCrossedDesign, type RandomTerm } from "./crossed-design";
import { type CrossedFactor, createCrossedFactor } from "./crossed-factor";

export type LikelihoodMethod = "REML" | "ML";

/** A linear mixed model's data, with fixed effects in an orthonormal basis of their columns. */
export interface LinearProblem {
  method: LikelihoodMethod;
  design: CrossedDesign;
  factor: CrossedFactor;
  basis: OrthonormalBasis;
  /** The response's coefficients in the basis; what is left of it is `rest`. */
  onto: number[];
  rank: number;
  rows: number;
  /** Zᵀ q and Zᵀ rest, vectors over levels: the basis's columns, then the rest. */
  sums: Float64Array[];
  /** Σ rest². */
  squares: number;
  /** What the determinant of the columns adds to the criterion, as R counts it. */
  logDetColumns: number;
}

/** The deviance at relative standard deviations θ (of terms, over the residual one), and what it is made of. */
export interface LinearProfile {
  deviance: number;
  /** By θ. */
  gradient: Float64Array;
  /** The residual variance at which the deviance is least, or the one that was given. */
  residualVariance: number;
  /** (Qᵀ V⁻¹ Q)⁻¹ in units of the residual variance, V likewise; row after row. */
  inverse: Float64Array;
  /** Fixed effects in the basis, as far as the rest has any. */
  shift: Float64Array;
  /** Of each term, U_tᵀ U_t with U = A⁻¹ Λ Zᵀ Q: θ² times the slope of Qᵀ V⁻¹ Q by θ², negative. */
  bends: Float64Array[];
  /** Spherical random effects, over levels. */
  random: Float64Array;
}

/** Throws RangeError when lengths differ, a number is not finite or there is no column. */
export function prepareLinearProblem(
  response: Float64Array,
  columns: readonly Float64Array[],
  terms: readonly RandomTerm[],
  method: LikelihoodMethod,
): LinearProblem {
  const rows = response.length;
  if (columns.length === 0) throw new RangeError("A model needs at least one column.");
  for (const column of [response, ...columns]) {
    if (column.length !== rows) throw new RangeError("Every column needs one entry a row.");
    if (!column.every(Number.isFinite)) throw new RangeError("A column is not all finite numbers.");
  }
  const design = prepareCrossedDesign(terms, rows);
  const basis = orthonormalBasis(columns);
  const rest = response.slice();
  const onto = projectOut(basis.q, rest);
  const rank = basis.kept.length;
  let logDetColumns = 0;
  for (let k = 0; k < rank; k++) logDetColumns += 2 * Math.log(basis.r[k * rank + k]!);
  return {
    method,
    design,
    factor: createCrossedFactor(design),
    basis,
    onto,
    rank,
    rows,
    sums: [...basis.q, rest].map((column) => sumByLevel(design, column)),
    squares: rest.reduce((sum, value) => sum + value * value, 0),
    logDetColumns,
  };
}

function sumByLevel({ rows, terms, column, columns }: CrossedDesign, values: Float64Array) {
  const sums = new Float64Array(columns);
  for (let row = 0; row < rows; row++) {
    for (let term = 0; term < terms.length; term++) {
      sums[column[row * terms.length + term]!]! += values[row]!;
    }
  }
  return sums;
}

/**
 * The deviance, −2 log (restricted) likelihood, profiled over fixed effects and, unless a residual variance
 * is given, over that; with its slopes by θ. It is even in every θ. Null where a matrix is not positive
 * definite, or nothing is left of the response.
 *
 * Source: Bates et al. 2015, equations 34 and 41; slopes by Z_tᵀ V⁻¹ Q = U_t / θ_t with U = A⁻¹ Λ Zᵀ Q, and
 * tr(V⁻¹ Z_t Z_tᵀ) = (levels − tr of A⁻¹ over them) / θ_t².
 */
export function profileLinear(
  problem: LinearProblem,
  theta: Float64Array,
  givenVariance?: number,
): LinearProfile | null {
  const { design, factor, rank, rows, sums, squares, method } = problem;
  const terms = design.terms.length;
  if (!factor.factor(null, theta)) return null;
  const traces = new Float64Array(terms);
  factor.invert(null, traces);
  const scaled = sums.map((sum) =>
    sum.map((value, at) => value * theta[design.termOfColumn[at]!]!),
  );
  const solved = scaled.map((sum) => factor.solve(sum.slice()));

  // Qᵀ V⁻¹ Q, Qᵀ V⁻¹ rest and restᵀ V⁻¹ rest.
  const matrix = new Float64Array(rank * rank);
  const side = new Float64Array(rank);
  for (let a = 0; a < rank; a++) {
    for (let b = 0; b <= a; b++) {
      const value = (a === b ? 1 : 0) - product(scaled[a]!, solved[b]!);
      matrix[a * rank + b] = value;
      matrix[b * rank + a] = value;
    }
    side[a] = -product(scaled[a]!, solved[rank]!);
  }
  const l = choleskyInPlace(matrix, rank);
  if (!l) return null;
  const inverse = invertCholesky(l, rank);
  const shift = new Float64Array(rank);
  for (let a = 0; a < rank; a++) {
    for (let b = 0; b < rank; b++) shift[a]! += inverse[a * rank + b]! * side[b]!;
  }
  let rss = squares - product(scaled[rank]!, solved[rank]!);
  for (let a = 0; a < rank; a++) rss -= side[a]! * shift[a]!;
  if (!(rss > 0)) return null;
  const random = solved[rank]!.slice();
  for (let a = 0; a < rank; a++) {
    for (let at = 0; at < random.length; at++) random[at]! -= solved[a]![at]! * shift[a]!;
  }

  const df = method === "REML" ? rows - rank : rows;
  const residualVariance = givenVariance ?? rss / df;
  const restricted = method === "REML" ? logDeterminant(l, rank) + problem.logDetColumns : 0;
  const deviance =
    factor.logDeterminant() +
    restricted +
    df * Math.log(2 * Math.PI * residualVariance) +
    rss / residualVariance;

  const bends: Float64Array[] = [];
  const ofRandom = new Float64Array(terms);
  for (let term = 0; term < terms; term++) bends.push(new Float64Array(rank * rank));
  for (let at = 0; at < design.columns; at++) {
    const term = design.termOfColumn[at]!;
    const bend = bends[term]!;
    ofRandom[term]! += random[at]! ** 2;
    for (let a = 0; a < rank; a++) {
      const value = solved[a]![at]!;
      if (value === 0) continue;
      for (let b = 0; b < rank; b++) bend[a * rank + b]! += value * solved[b]![at]!;
    }
  }
  const gradient = new Float64Array(terms);
  for (let term = 0; term < terms; term++) {
    const own = theta[term]!;
    if (Math.abs(own) < 1e-7) continue;
    let slope = design.terms[term]!.levels - traces[term]! - ofRandom[term]! / residualVariance;
    if (method === "REML") slope -= product(inverse, bends[term]!);
    gradient[term] = (2 / own) * slope;
  }
  return { deviance, gradient, residualVariance, inverse, shift, bends, random };
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
