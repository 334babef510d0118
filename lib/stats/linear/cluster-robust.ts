import { choleskyInPlace, solveLower } from "@/lib/stats/numeric/cholesky";
import { insufficientData, type Outcome, undefinedFigure } from "@/lib/stats/numeric/outcome";
import { solveUpper, solveUpperTransposed } from "@/lib/stats/numeric/solve-triangle";
import { type Coefficient, type FTest, listCoefficients, testF } from "./coefficient-table";

export interface ClusterRobust {
  clusters: number;
  /** In the order of the model's, with t on one degree of freedom less than there are clusters. */
  coefficients: Outcome<Coefficient>[];
  /** Covariance of the coefficients that were not dropped, square, row after row. */
  covariance: Float64Array;
  /** Wald's test of all terms; singular with no more clusters than terms. */
  wald: Outcome<FTest>;
}

interface LeastSquaresFit {
  /** The kept ones, with the intercept first, and their triangle. */
  columns: readonly ArrayLike<number>[];
  triangle: Float64Array;
  residuals: Float64Array;
  cluster: ArrayLike<number>;
  /** The classical standard errors. */
  errors: Float64Array;
  table: Omit<Parameters<typeof listCoefficients>[0], "errors" | "df">;
}

/** An error of this share of the classical one is what rounding leaves of none. */
const ROUNDING = 1e-10;

/**
 * The covariance of a linear model's coefficients that holds also where the rows of a cluster (the
 * participant) depend on each other in whatever way, and residual variances differ.
 *
 * Unit of analysis: the cluster. Assumptions: clusters are independent, and there are many of them;
 * below about 40 the errors tend to be too small. Degenerate: one cluster is insufficient data; no
 * more clusters than terms leave Wald's test singular; an error of 0 leaves its coefficient
 * undefined. Corrected by G/(G − 1) · (n − 1)/(n − k) for G clusters, n rows and k coefficients
 * (known as CR1, and HC1 in R's sandwich), with G − 1 degrees of freedom.
 * Source: Liang and Zeger 1986; Cameron and Miller 2015.
 * Example: responses 1 2 4 5 of clusters 0 0 1 1 on the intercept alone: mean 3, se 1.5.
 * Throws nothing for what `fitLinearModel` passes on.
 */
export function clusterRobust(fit: LeastSquaresFit): Outcome<ClusterRobust> {
  const { columns, triangle, residuals, cluster, table } = fit;
  const n = residuals.length;
  const rank = columns.length;
  const { numbers, clusters } = numberClusters(cluster);
  if (clusters < 2) return insufficientData("participants", 2, clusters);

  const scores = new Float64Array(clusters * rank);
  columns.forEach((values, place) => {
    for (let row = 0; row < n; row++) {
      scores[numbers[row]! * rank + place]! += values[row]! * residuals[row]!;
    }
  });
  // What each cluster moves the estimates by; the sum of its products with itself is the covariance.
  const covariance = new Float64Array(rank * rank);
  for (let index = 0; index < clusters; index++) {
    const moved = scores.subarray(index * rank, (index + 1) * rank);
    solveUpper(triangle, rank, solveUpperTransposed(triangle, rank, moved));
    for (let a = 0; a < rank; a++) {
      for (let b = 0; b <= a; b++) covariance[a * rank + b]! += moved[a]! * moved[b]!;
    }
  }
  const correction = (clusters / (clusters - 1)) * ((n - 1) / (n - rank));
  for (let a = 0; a < rank; a++) {
    for (let b = 0; b <= a; b++) {
      const value = covariance[a * rank + b]! * correction;
      covariance[a * rank + b] = value;
      covariance[b * rank + a] = value;
    }
  }
  const errors = fit.errors.map((classical, place) => {
    const error = Math.sqrt(covariance[place * rank + place]!);
    return error > ROUNDING * classical ? error : 0;
  });
  return {
    kind: "estimate",
    clusters,
    coefficients: listCoefficients({ ...table, errors, df: clusters - 1 }),
    covariance,
    wald: testTerms(table.estimates, covariance, clusters - 1),
  };
}

/** Tests that all coefficients but the intercept are 0. */
function testTerms(estimates: Float64Array, covariance: Float64Array, df2: number): Outcome<FTest> {
  const rank = estimates.length;
  const df1 = rank - 1;
  if (df1 === 0) return undefinedFigure("no-variation");
  // The clusters' contributions add up to 0, so that fewer than these cannot span the terms.
  if (df1 > df2) return undefinedFigure("singular");
  const ofTerms = new Float64Array(df1 * df1);
  for (let row = 0; row < df1; row++) {
    const from = (row + 1) * rank + 1;
    ofTerms.set(covariance.subarray(from, from + df1), row * df1);
  }
  const root = choleskyInPlace(ofTerms, df1, 1e-11);
  if (!root) return undefinedFigure("singular");
  const standardised = solveLower(root, df1, estimates.slice(1));
  const f = standardised.reduce((sum, value) => sum + value ** 2, 0) / df1;
  return testF(f, df1, df2);
}

function numberClusters(cluster: ArrayLike<number>) {
  const numberOf = new Map<number, number>();
  const numbers = new Int32Array(cluster.length);
  for (let row = 0; row < cluster.length; row++) {
    let number = numberOf.get(cluster[row]!);
    if (number === undefined) {
      number = numberOf.size;
      numberOf.set(cluster[row]!, number);
    }
    numbers[row] = number;
  }
  return { numbers, clusters: numberOf.size };
}
