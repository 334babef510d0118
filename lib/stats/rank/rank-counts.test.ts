import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countValues } from "@/lib/stats/descriptive/value-counts";
import { rankCounts } from "./rank-counts";

describe("rankCounts", () => {
  it("gives tied ratings the mean of the ranks that they take up", () => {
    expect(rankCounts(countValues([[1, 2], [], [2, 5]]))).toEqual({
      kind: "estimate",
      n: 4,
      groups: [
        { group: 0, n: 2, meanRank: 1.75 },
        { group: 2, n: 2, meanRank: 3.25 },
      ],
      emptyGroups: [1],
      tieCorrection: 0.9,
    });
  });

  it("hands out the ranks 1 to n, whatever the ties: their sum stays n (n + 1) / 2", () => {
    const groups = fc.array(fc.array(fc.integer({ min: 1, max: 5 })), { minLength: 2 });
    fc.assert(
      fc.property(groups, (ratings) => {
        const ranks = rankCounts(countValues(ratings));
        fc.pre(ranks.kind === "estimate");
        if (ranks.kind !== "estimate") return;
        const sum = ranks.groups.reduce((total, group) => total + group.n * group.meanRank, 0);
        expect(sum).toBeCloseTo((ranks.n * (ranks.n + 1)) / 2, 6);
        expect(ranks.groups.length + ranks.emptyGroups.length).toBe(ratings.length);
      }),
    );
  });

  it("corrects for ties by exactly 1 where there are none", () => {
    expect(rankCounts(countValues([[1, 3], [2]]))).toMatchObject({ tieCorrection: 1 });
  });

  it("names what is missing: groups with ratings, or a difference between ratings", () => {
    const tooFew = (got: number) => ({ kind: "insufficient-data", of: "groups", needed: 2, got });
    expect(rankCounts(countValues([]))).toEqual(tooFew(0));
    expect(rankCounts(countValues([[], []]))).toEqual(tooFew(0));
    expect(rankCounts(countValues([[1, 2], []]))).toEqual(tooFew(1));
    expect(rankCounts(countValues([[4], [4, 4]]))).toEqual({
      kind: "undefined",
      reason: "no-variation",
    });
  });
});
