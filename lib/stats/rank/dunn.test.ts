import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countValues } from "@/lib/stats/descriptive/value-counts";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { expectFigure, readReferences } from "@/lib/stats/testing/read-references";
import { dunnTest } from "./dunn";
import { kruskalWallis } from "./kruskal-wallis";

describe("dunnTest", () => {
  it.each(readReferences())("compares every pair of $name as R does", (reference) => {
    const { pairs, comparisons } = dunnTest(reference.table);
    expect(pairs).toHaveLength(reference.dunn.length);
    pairs.forEach((pair, index) => {
      const wanted = reference.dunn[index]!;
      const [first, second] = [reference.groups[pair.first]!, reference.groups[pair.second]!];
      const what = `${reference.name} ${first} ${second}`;
      expect([first, second]).toEqual([wanted.group1, wanted.group2]);
      if (wanted.p === null) {
        expect(pair).toMatchObject({ kind: "undefined", reason: "no-variation" });
        expect(comparisons).toBe(0);
        return;
      }
      if (pair.kind !== "estimate") throw new Error(`${what}: ${pair.kind}`);
      expect(comparisons).toBe(reference.dunn.length);
      expectFigure(pair.rankDifference, wanted.rank_diff_g2_minus_g1, `rank difference of ${what}`);
      expectFigure(pair.z, wanted.z_g2_minus_g1, `z of ${what}`);
      expectFigure(pair.p, wanted.p, `p of ${what}`);
      expectFigure(pair.bonferroni, wanted.p_bonferroni, `Bonferroni p of ${what}`);
      expectFigure(pair.holm, wanted.p_holm, `Holm p of ${what}`);
      expectFigure(pair.benjaminiHochberg, wanted.p_BH, `Benjamini-Hochberg p of ${what}`);
    });
  });

  it("is Kruskal-Wallis again where there are two groups: z² is H, and p is p", () => {
    const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(ratings, ratings, (first, second) => {
        const table = countValues([first, second]);
        const whole = kruskalWallis(table);
        const pair = dunnTest(table).pairs[0]!;
        expect(pair.kind).toBe(whole.kind);
        if (pair.kind !== "estimate" || whole.kind !== "estimate") return;
        expect(pair.z ** 2).toBeCloseTo(whole.h, 9);
        expect(pair.p).toBeCloseTo(whole.p, 9);
      }),
    );
  });

  it("changes the sign of z, and nothing else, when two groups change places", () => {
    const there = dunnTest(
      countValues([
        [1, 2, 2],
        [3, 4],
      ]),
    ).pairs[0]!;
    const back = dunnTest(
      countValues([
        [3, 4],
        [1, 2, 2],
      ]),
    ).pairs[0]!;
    if (there.kind !== "estimate" || back.kind !== "estimate") throw new Error(there.kind);
    expect(there.z).toBeGreaterThan(0);
    expect(back).toEqual({ ...there, z: -there.z, rankDifference: -there.rankDifference });
  });

  it("adjusts over the pairs that can be compared, and says which cannot", () => {
    const { pairs, comparisons } = dunnTest(countValues([[1, 2], [], [4, 5], [2, 3]]));
    expect(comparisons).toBe(3);
    const missing = { kind: "insufficient-data", of: "groups", needed: 2, got: 1 };
    expect(pairs.filter((pair) => !isEstimate(pair))).toEqual([
      { first: 0, second: 1, ...missing },
      { first: 1, second: 2, ...missing },
      { first: 1, second: 3, ...missing },
    ]);
    for (const pair of pairs.filter(isEstimate)) {
      expect(pair.bonferroni).toBeCloseTo(Math.min(1, 3 * pair.p), 12);
    }
  });

  it("has no pair for one group, and says of every pair that there is too little or no variation", () => {
    expect(dunnTest(countValues([[1, 2]]))).toEqual({ comparisons: 0, pairs: [] });
    expect(dunnTest(countValues([[], []])).pairs).toEqual([
      { first: 0, second: 1, kind: "insufficient-data", of: "groups", needed: 2, got: 0 },
    ]);
    expect(dunnTest(countValues([[3], [3]])).pairs).toEqual([
      { first: 0, second: 1, kind: "undefined", reason: "no-variation" },
    ]);
  });
});
