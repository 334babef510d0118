import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countValues, fromCounts } from "@/lib/stats/descriptive/value-counts";
import { expectFigure, readReferences } from "@/lib/stats/testing/read-references";
import { kruskalWallis } from "./kruskal-wallis";

/** H from written-out ratings, the long way. */
function naiveH(groups: number[][]): number {
  const all = groups.flat();
  const n = all.length;
  const rank = (x: number) =>
    all.filter((y) => y < x).length + (all.filter((y) => y === x).length + 1) / 2;
  const sum = groups.reduce((total, group) => {
    const ranks = group.reduce((ranked, x) => ranked + rank(x), 0);
    return total + (group.length ? ranks ** 2 / group.length : 0);
  }, 0);
  const ties = [...new Set(all)].map((x) => all.filter((y) => y === x).length);
  const correction = 1 - ties.reduce((total, t) => total + t ** 3 - t, 0) / (n ** 3 - n);
  return ((12 * sum) / (n * (n + 1)) - 3 * (n + 1)) / correction;
}

describe("kruskalWallis", () => {
  it.each(readReferences())("tests $name as R does", ({ name, table, groups, kruskal }) => {
    const got = kruskalWallis(table);
    if (kruskal.H === null) {
      expect(got).toEqual({ kind: "undefined", reason: "no-variation" });
      return;
    }
    if (got.kind !== "estimate") throw new Error(`${name}: ${got.kind}`);
    expectFigure(got.h, kruskal.H, `H of ${name}`);
    expectFigure(got.hUncorrected, kruskal.H_uncorrected, `uncorrected H of ${name}`);
    expectFigure(got.tieCorrection, kruskal.tie_correction, `tie correction of ${name}`);
    expectFigure(got.p, kruskal.p, `p of ${name}`);
    expectFigure(got.epsilonSquared, kruskal.epsilon2, `epsilon squared of ${name}`);
    if (got.etaSquaredH.kind !== "estimate") throw new Error(`${name}: ${got.etaSquaredH.kind}`);
    expectFigure(got.etaSquaredH.value, kruskal.eta2_H, `eta squared H of ${name}`);
    expect([got.df, got.n, got.groups.length]).toEqual([kruskal.df, kruskal.n, kruskal.k]);
    for (const { group, n, meanRank } of got.groups) {
      const label = groups[group]!;
      expect(n).toBe(kruskal.group_n[label]);
      expectFigure(meanRank, kruskal.mean_ranks[label]!, `mean rank of ${name} ${label}`);
    }
  });

  it("gives the H of the written-out ratings", () => {
    const ratings = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 }), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(ratings, (groups) => {
        const got = kruskalWallis(countValues(groups));
        fc.pre(got.kind === "estimate");
        if (got.kind === "estimate") expect(got.h).toBeCloseTo(naiveH(groups), 9);
      }),
    );
  });

  it("depends on the order of the values only, not on what they are", () => {
    const counts = fc.array(fc.array(fc.nat(200), { minLength: 5, maxLength: 5 }), {
      minLength: 2,
    });
    const values = fc.uniqueArray(fc.double({ min: -1e6, max: 1e6, noNaN: true }), {
      minLength: 5,
      maxLength: 5,
      // Fast-check tells 0 from -0; an order does not.
      comparator: (a, b) => a === b,
    });
    fc.assert(
      fc.property(counts, values, (table, other) => {
        const ascending = [...other].sort((a, b) => a - b);
        expect(kruskalWallis(fromCounts(table, ascending))).toEqual(
          kruskalWallis(fromCounts(table)),
        );
      }),
    );
  });

  it("leaves out a group without ratings, and says which", () => {
    const without = kruskalWallis(
      countValues([
        [1, 2, 3],
        [2, 4, 5],
      ]),
    );
    const with_ = kruskalWallis(countValues([[1, 2, 3], [], [2, 4, 5]]));
    if (without.kind !== "estimate" || with_.kind !== "estimate") throw new Error(without.kind);
    expect([with_.h, with_.df, with_.p]).toEqual([without.h, 1, without.p]);
    expect(with_.emptyGroups).toEqual([1]);
    expect(with_.groups.map(({ group }) => group)).toEqual([0, 2]);
  });

  it("has no eta squared H where every group is one rating", () => {
    const got = kruskalWallis(countValues([[1], [2], [3]]));
    expect(got).toMatchObject({
      kind: "estimate",
      h: 2,
      epsilonSquared: 1,
      etaSquaredH: { kind: "insufficient-data", of: "ratings", needed: 4, got: 3 },
    });
  });
});
