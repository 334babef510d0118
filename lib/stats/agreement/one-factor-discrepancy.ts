import { logDeterminant } from "@/lib/stats/numeric/cholesky";
import { type SymmetricEigen, symmetricEigen } from "@/lib/stats/numeric/symmetric-eigen";

/** Where the search for the best uniquenesses is, and how it looks around there. */
export interface FactorPoint {
  logUniquenesses: Float64Array;
  /** Of the likelihood's discrepancy, with the best loadings for these uniquenesses. */
  discrepancy: number;
  gradient: Float64Array;
  /** The correlations, divided by the square roots of both measures' uniquenesses. */
  scaled: Float64Array;
  eigen: SymmetricEigen;
}

/**
 * How far the correlations are from those of one factor, as a function of the uniquenesses alone: for
 * given ones the best loadings follow from the first eigenvector of the scaled correlations, and
 * what remains is Σ (e − log e − 1) over the other eigenvalues e.
 *
 * `factored` is the Cholesky triangle of the correlations: their determinant, less the first
 * eigenvalue, gives the logarithms without those of small eigenvalues.
 * Source: Jöreskog 1967; Lawley and Maxwell 1971.
 */
export function discrepancyOf(
  correlation: Float64Array,
  factored: Float64Array,
  k: number,
  logUniquenesses: Float64Array,
): FactorPoint {
  const scaled = new Float64Array(k * k);
  for (let m = 0; m < k; m++) {
    for (let other = 0; other < k; other++) {
      const scale = Math.exp(-(logUniquenesses[m]! + logUniquenesses[other]!) / 2);
      scaled[m * k + other] = correlation[m * k + other]! * scale;
    }
  }
  const eigen = symmetricEigen(scaled, k);
  const first = eigen.values[0]!;
  let trace = 0;
  let logs = 0;
  const gradient = new Float64Array(k);
  for (let m = 0; m < k; m++) {
    trace += scaled[m * k + m]!;
    logs += logUniquenesses[m]!;
    gradient[m] = 1 - scaled[m * k + m]! + (first - 1) * eigen.vectors[m]! ** 2;
  }
  const logOthers = logDeterminant(factored, k) - logs - Math.log(first);
  const discrepancy = trace - first - logOthers - (k - 1);
  return { logUniquenesses, discrepancy, gradient, scaled, eigen };
}

/**
 * The exact second derivatives of the discrepancy in the logarithms of the uniquenesses, row after row.
 *
 * Of the first eigenvalue e with vector v they are half of e v_i² (on the diagonal) + a_ij v_i v_j +
 * v_i v_j Σ (e + e_n)² / (e − e_n) w_in w_jn over the other values e_n and vectors w_n.
 * Source: derivatives of eigenvalues, Magnus 1985.
 */
export function secondDerivatives({ scaled, eigen }: FactorPoint, k: number): Float64Array {
  const { values, vectors } = eigen;
  const first = values[0]!;
  const second = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = scaled[i * k + j]! + (i === j ? first : 0);
      for (let n = 1; n < k; n++) {
        const gap = (first + values[n]!) ** 2 / Math.max(first - values[n]!, 1e-300);
        sum += gap * vectors[n * k + i]! * vectors[n * k + j]!;
      }
      const product = vectors[i]! * vectors[j]!;
      // d² of (log e − e): e's first derivatives are −e v_i².
      const ofFirst = (1 / first - 1) * (sum * product) * 0.5 - product ** 2;
      second[i * k + j] = ofFirst + (i === j ? scaled[i * k + i]! : 0);
      second[j * k + i] = second[i * k + j]!;
    }
  }
  return second;
}

/**
 * What the second derivatives would be on average if one factor explained all: never negative definite,
 * so that they show a way down from everywhere. Source: Jöreskog 1967.
 */
export function expectedSecondDerivatives({ eigen }: FactorPoint, k: number): Float64Array {
  const second = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) {
      second[i * k + j] = (Number(i === j) - eigen.vectors[i]! * eigen.vectors[j]!) ** 2;
    }
  }
  return second;
}
