import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { contrastLogOdds } from "@/lib/stats/ordinal/cumulative-link-contrasts";
import { fitCumulativeLinkMixedModel } from "@/lib/stats/ordinal/cumulative-link-mixed-model";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { waldContrast } from "./power-wald-contrast";
import { simulateOrdinalStudy } from "./simulate-ordinal-study";

const design = {
  participants: 30,
  explanationsPerMethod: 2,
  thresholds: [-2, -0.5, 1],
  effects: [0, 0.4, 0.8],
  randomVariance: 1.5,
  contrast: { first: 0, second: 1 },
};

describe("one contrast for power", () => {
  it("is the contrast of the whole fit by Laplace's approximation, whichever the pair", () => {
    for (let study = 0; study < 10; study++) {
      const counts = simulateOrdinalStudy(design, createRandom(`study ${study}`));
      const fit = fitCumulativeLinkMixedModel(counts, { nodes: 1 });
      if (!isEstimate(fit)) throw new Error("These studies have estimates.");
      for (const pair of contrastLogOdds(fit)) {
        const got = waldContrast(counts, pair);
        if (!isEstimate(pair) || !isEstimate(got)) throw new Error("So have their pairs.");
        expectFigure(got.logOddsRatio, pair.logOddsRatio, "log odds ratio");
        expectFigure(got.se, pair.se, "se");
        const back = waldContrast(counts, { first: pair.second, second: pair.first });
        if (!isEstimate(back)) throw new Error("In either order.");
        expect(back.logOddsRatio).toBe(-got.logOddsRatio);
        expectFigure(back.se, got.se, "se in the other order", 1e-12);
      }
    }
  });

  it("gives the figures of the worked example", () => {
    const ratings = [1, 1, 2, 1, 2, 2, 2, 3, 3, 3, 3, 3, 1, 2, 3, 2, 2, 3];
    const counts = countByCluster({
      values: [1, 2, 3],
      groups: 2,
      cluster: ratings.map((_, row) => Math.floor(row / 6)),
      group: ratings.map((_, row) => Math.floor(row / 3) % 2),
      value: ratings.map((rating) => rating - 1),
    });
    const got = waldContrast(counts, { first: 0, second: 1 });
    if (!isEstimate(got)) throw new Error("The example has an estimate.");
    expect(got.logOddsRatio).toBeCloseTo(1.2625, 4);
    expect(got.se).toBeCloseTo(1.0526, 4);
  });

  it("says why there is none", () => {
    const count = (cluster: number[], group: number[], value: number[]) =>
      countByCluster({ values: [1, 2, 3], groups: 3, cluster, group, value });
    const pair = { first: 0, second: 2 };
    expect(waldContrast(count([1, 1, 1], [0, 2, 2], [0, 1, 2]), pair)).toEqual({
      kind: "insufficient-data",
      of: "participants",
      needed: 2,
      got: 1,
    });
    expect(waldContrast(count([1, 1, 2], [0, 1, 1], [0, 1, 2]), pair)).toEqual({
      kind: "insufficient-data",
      of: "groups",
      needed: 2,
      got: 1,
    });
    expect(waldContrast(count([1, 1, 2, 2], [0, 2, 0, 2], [1, 1, 1, 1]), pair)).toEqual({
      kind: "undefined",
      reason: "no-variation",
    });
    expect(waldContrast(count([1, 1, 2, 2], [0, 2, 0, 2], [0, 2, 1, 2]), pair)).toEqual({
      kind: "undefined",
      reason: "separation",
    });
    expect(waldContrast(count([1, 2, 3, 4], [0, 2, 0, 2], [0, 0, 1, 1]), pair)).toEqual({
      kind: "insufficient-data",
      of: "ratings",
      needed: 5,
      got: 4,
    });
  });
});
