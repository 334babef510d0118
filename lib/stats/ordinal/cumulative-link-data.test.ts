import { describe, expect, it } from "vitest";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { prepareCumulativeLinkData } from "./cumulative-link-data";

// Participant 7 gives group 1 a 1 and two 3s, group 3 a 5; participant 9 gives group 3 a 3.
const counts = countByCluster({
  values: [1, 2, 3, 4, 5],
  groups: 4,
  cluster: [7, 7, 7, 7, 9],
  group: [1, 1, 1, 3, 3],
  value: [0, 2, 2, 4, 2],
});

describe("prepareCumulativeLinkData", () => {
  it("keeps the groups and answers that have ratings", () => {
    const got = prepareCumulativeLinkData(counts);
    expect(got).toMatchObject({ groups: 2, thresholds: 2, n: 5, clusters: 2 });
    expect([got.ratedGroups, got.givenValues]).toEqual([
      [1, 3],
      [0, 2, 4],
    ]);
    expect([...got.totals]).toEqual([1, 2, 0, 0, 1, 1]);
  });

  it("counts each rating at the thresholds next to it, and above the lowest answer", () => {
    const { offsets, pair, times, above } = prepareCumulativeLinkData(counts);
    const pairsOf = (cluster: number) =>
      Array.from({ length: offsets[cluster + 1]! - offsets[cluster]! }, (_, step) => {
        const place = offsets[cluster]! + step;
        return [pair[place], times[place]];
      });
    // Threshold times two groups plus group: group 1 at thresholds 0 and 1, group 3 at 1.
    expect(pairsOf(0)).toEqual([
      [0, 3],
      [2, 2],
      [3, 1],
    ]);
    expect(pairsOf(1)).toEqual([
      [1, 1],
      [3, 1],
    ]);
    expect([...above]).toEqual([3, 1]);
  });

  it("makes all groups one when they are pooled", () => {
    const got = prepareCumulativeLinkData(counts, { pooled: true });
    expect(got.groups).toBe(1);
    expect([...got.totals]).toEqual([1, 3, 1]);
    expect([...got.offsets]).toEqual([0, 2, 4]);
    expect([...got.times]).toEqual([3, 3, 1, 1]);
  });
});
