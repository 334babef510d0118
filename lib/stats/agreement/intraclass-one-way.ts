import type { ClusteredCounts } from "@/lib/stats/descriptive/clustered-counts";
import { fUpperTail } from "@/lib/stats/numeric/distributions";
import {
  type DataUnit,
  insufficientData,
  type Outcome,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";

export interface IntraclassTest {
  f: number;
  df1: number;
  df2: number;
  /** That clusters do not differ. */
  p: number;
}

export interface OneWayIntraclass {
  /** The share of the variance that lies between clusters; below 0 where they differ less than by chance. */
  icc: number;
  meanSquareBetween: number;
  meanSquareWithin: number;
  /** Ratings per cluster, averaged so that unequal clusters leave the estimate unbiased. */
  clusterSize: number;
  /** By how much the variance of a mean exceeds that of as many independent ratings: 1 + (k₀ − 1) ICC. */
  designEffect: number;
  n: number;
  clusters: number;
  /** Undefined where no cluster varies within: F is then infinite. */
  test: Outcome<IntraclassTest>;
}

/**
 * The intraclass correlation by one-way analysis of variance with random clusters, of any sizes: how
 * alike two ratings of one cluster are. Clusters are participants (who rate high or low throughout),
 * or rated units, for the agreement of raters who differ from unit to unit (ICC(1)).
 *
 * Unit of analysis: the rating, in its cluster; groups are ignored. Assumptions: clusters are a random
 * sample, ratings within one are independent of each other with the same variance in each; the test also takes them
 * as normal. Degenerate: fewer than two clusters, or no cluster with a second rating, are
 * insufficient data; equal ratings throughout leave it undefined.
 * Source: Fisher 1925; k₀ for unequal sizes Snedecor and Cochran 1967; design effect Kish 1965.
 * Example: clusters 1 2 and 4 5: mean squares 9 and .5, k₀ 2, ICC 8.5 / 9.5 = .8947368, F 18.
 * Throws nothing for counts made by `countByCluster`.
 *
 * @param unit what a cluster is, for when there are too few
 */
export function oneWayIntraclass(
  counts: ClusteredCounts,
  unit: DataUnit = "participants",
): Outcome<OneWayIntraclass> {
  const { values, clusters, offsets, value, count } = counts;
  if (clusters < 2) return insufficientData(unit, 2, clusters);

  // Measured from the first rating, so that equal ratings have a variance of exactly 0.
  const origin = values[value[0]!]!;
  let n = 0;
  let sum = 0;
  let sizeSquares = 0;
  let within = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const { size, total, squares } = describeCluster(cluster);
    n += size;
    sum += total;
    sizeSquares += size * size;
    within += squares;
  }
  if (n === clusters) return insufficientData("residual-df", 1, 0);
  let between = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const { size, total } = describeCluster(cluster);
    between += size * (total / size - sum / n) ** 2;
  }

  const [df1, df2] = [clusters - 1, n - clusters];
  const meanSquareBetween = between / df1;
  const meanSquareWithin = within / df2;
  const clusterSize = (n - sizeSquares / n) / df1;
  const whole = meanSquareBetween + (clusterSize - 1) * meanSquareWithin;
  if (!(whole > 0)) return undefinedFigure("no-variation");
  const icc = (meanSquareBetween - meanSquareWithin) / whole;
  return {
    kind: "estimate",
    icc,
    meanSquareBetween,
    meanSquareWithin,
    clusterSize,
    designEffect: 1 + (clusterSize - 1) * icc,
    n,
    clusters,
    test: testMeanSquares(meanSquareBetween, meanSquareWithin, df1, df2),
  };

  function describeCluster(cluster: number) {
    let size = 0;
    let total = 0;
    for (let cell = offsets[cluster]!; cell < offsets[cluster + 1]!; cell++) {
      size += count[cell]!;
      total += count[cell]! * (values[value[cell]!]! - origin);
    }
    let squares = 0;
    for (let cell = offsets[cluster]!; cell < offsets[cluster + 1]!; cell++) {
      squares += count[cell]! * (values[value[cell]!]! - origin - total / size) ** 2;
    }
    return { size, total, squares };
  }
}

/** F of a mean square over that of the error, which has to be above 0. */
export function testMeanSquares(
  between: number,
  error: number,
  df1: number,
  df2: number,
): Outcome<IntraclassTest> {
  if (!(error > 0)) return undefinedFigure("no-variation");
  const f = between / error;
  return { kind: "estimate", f, df1, df2, p: fUpperTail(f, df1, df2) };
}
