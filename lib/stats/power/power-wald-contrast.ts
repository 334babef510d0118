import type { ClusteredCounts } from "@/lib/stats/descriptive/clustered-counts";
import type { GroupPair } from "@/lib/stats/numeric/list-pairs";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";
import { prepareCumulativeLinkData } from "@/lib/stats/ordinal/cumulative-link-data";
import { findObstacle } from "@/lib/stats/ordinal/cumulative-link-model";
import { searchWithIntercepts } from "@/lib/stats/ordinal/cumulative-link-search";
import { gaussHermite } from "@/lib/stats/ordinal/gauss-hermite";

export interface WaldContrast {
  /** Of an answer above any threshold: the second group's minus the first's. */
  logOddsRatio: number;
  se: number;
}

const LAPLACE = gaussHermite(1);

/**
 * One contrast of `fitCumulativeLinkMixedModel` by Laplace's approximation, without the test of all
 * effects and the other figures, which take more than half of its time: for thousands of simulated
 * studies.
 *
 * Unit of analysis, assumptions, source and degenerate cases: those of the model; a group of the pair
 * without ratings is insufficient data.
 * Example: participants who rate groups 0 and 1 with 1 1 2 and 1 2 2, 2 3 3 and 3 3 3, 1 2 3 and 2 2 3:
 * log odds ratio 1.2625 with error 1.0526.
 * Throws nothing for counts made by `countByCluster` or `simulateOrdinalStudy`.
 */
export function waldContrast(
  counts: ClusteredCounts,
  { first, second }: GroupPair,
): Outcome<WaldContrast> {
  const data = prepareCumulativeLinkData(counts);
  if (data.clusters < 2) return insufficientData("participants", 2, data.clusters);
  const places = [data.ratedGroups.indexOf(first), data.ratedGroups.indexOf(second)] as const;
  const rated = places.filter((place) => place >= 0).length;
  if (rated < 2) return insufficientData("groups", 2, rated);
  const obstacle = findObstacle(data);
  if (obstacle) return obstacle;
  if (data.n <= data.clusters) return insufficientData("ratings", data.clusters + 1, data.n);
  const found = searchWithIntercepts(data, LAPLACE);
  if (found.kind !== "estimate") return found;

  const size = found.estimates.length;
  // The reference's effect is fixed at 0, and varies with no other.
  const effect = (group: number) =>
    group === 0 ? 0 : found.estimates[data.thresholds + group - 1]!;
  const covary = (row: number, column: number) =>
    row === 0 || column === 0
      ? 0
      : found.covariance[(data.thresholds + row - 1) * size + data.thresholds + column - 1]!;
  const [a, b] = places;
  return {
    kind: "estimate",
    logOddsRatio: effect(b) - effect(a),
    se: Math.sqrt(covary(a, a) + covary(b, b) - 2 * covary(a, b)),
  };
}
