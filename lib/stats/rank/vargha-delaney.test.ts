import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countValues } from "@/lib/stats/descriptive/value-counts";
import { expectFigure, readReferences } from "@/lib/stats/testing/read-references";
import { varghaDelaney, varghaDelaneyPairs } from "./vargha-delaney";

const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 60 });

function compare(first: number[], second: number[]): number {
  const { counts } = countValues([first, second]);
  const got = varghaDelaney(counts[0]!, counts[1]!);
  if (got.kind !== "estimate") throw new Error(got.kind);
  return got.a;
}

describe("varghaDelaney", () => {
  it.each(readReferences())("compares every pair of $name as R does", (reference) => {
    const pairs = varghaDelaneyPairs(reference.table);
    expect(pairs).toHaveLength(reference.vda.length);
    pairs.forEach((pair, index) => {
      const wanted = reference.vda[index]!;
      const [first, second] = [reference.groups[pair.first]!, reference.groups[pair.second]!];
      expect([first, second]).toEqual([wanted.group1, wanted.group2]);
      if (pair.kind !== "estimate") throw new Error(`${reference.name}: ${pair.kind}`);
      expectFigure(pair.a, wanted.VDA, `A of ${reference.name} ${first} ${second}`);
    });
  });

  it("gives two groups shares that add up to one", () => {
    fc.assert(
      fc.property(ratings, ratings, (first, second) => {
        expect(compare(first, second) + compare(second, first)).toBeCloseTo(1, 14);
      }),
    );
  });

  it("is the share of pairs won, ties counting half, of the written-out ratings", () => {
    fc.assert(
      fc.property(ratings, ratings, (first, second) => {
        const wins = first.flatMap((x) => second.map((y) => (x > y ? 1 : x === y ? 0.5 : 0)));
        const share = wins.reduce((sum: number, win) => sum + win, 0) / wins.length;
        expect(compare(first, second)).toBeCloseTo(share, 14);
      }),
    );
  });

  it("is 1 where every rating of the first is higher, and one half for equal groups", () => {
    expect(compare([4, 5], [1, 2, 3])).toBe(1);
    expect(compare([1], [5])).toBe(0);
    expect(compare([2, 3, 3], [2, 3, 3])).toBe(0.5);
    expect(compare([4], [4])).toBe(0.5);
  });

  it("says when a group has no ratings", () => {
    const missing = (got: number) => ({ kind: "insufficient-data", of: "groups", needed: 2, got });
    expect(varghaDelaney([1, 2], [0, 0])).toEqual(missing(1));
    expect(varghaDelaneyPairs(countValues([[], []]))).toEqual([
      { first: 0, second: 1, ...missing(0) },
    ]);
  });
});
