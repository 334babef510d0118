import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { createClusterShuffle } from "./shuffle-within-clusters";

describe("createClusterShuffle", () => {
  it("keeps every item in its cluster", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { maxLength: 8 }), fc.string(), (sizes, seed) => {
        const offsets = [0];
        for (const size of sizes) offsets.push(offsets.at(-1)! + size);
        const items = Int32Array.from({ length: offsets.at(-1)! }, (_, place) => place);
        createClusterShuffle(items, offsets, createRandom(seed))();
        sizes.forEach((_, cluster) => {
          const own = items.slice(offsets[cluster], offsets[cluster + 1]).sort();
          expect([...own]).toEqual([...own.keys()].map((place) => offsets[cluster]! + place));
        });
      }),
    );
  });

  it("gives every order of a cluster equally often, independently of the cluster beside it", () => {
    const items = Int32Array.of(0, 1, 2, 0, 1, 2);
    const shuffle = createClusterShuffle(items, [0, 3, 6], createRandom("orders"));
    const seen = new Map<string, number>();
    for (let draw = 0; draw < 36_000; draw++) {
      shuffle();
      seen.set(items.join(""), (seen.get(items.join("")) ?? 0) + 1);
    }
    expect(seen.size).toBe(36);
    const excess = [...seen.values()].reduce((sum, times) => sum + (times - 1000) ** 2 / 1000, 0);
    // Chi-square with 35 degrees of freedom: above 66.6 once in a thousand seeds.
    expect(excess).toBeLessThan(66.6);
  });

  it("brings every item of a cluster of 30 to every place equally often", () => {
    const size = 30;
    const items = Int32Array.from({ length: size }, (_, place) => place);
    const shuffle = createClusterShuffle(items, [0, size], createRandom("places"));
    const seen = new Float64Array(size * size);
    for (let draw = 0; draw < 30_000; draw++) {
      shuffle();
      items.forEach((item, place) => {
        seen[item * size + place]! += 1;
      });
    }
    const excess = seen.reduce((sum, times) => sum + (times - 1000) ** 2 / 1000, 0);
    // Chi-square with 29² degrees of freedom: above 973 once in a thousand seeds.
    expect(excess).toBeLessThan(973);
  });

  it("refuses offsets that are not runs of the items", () => {
    const items = new Int32Array(4);
    const random = createRandom("seed");
    for (const offsets of [
      [0, 5],
      [0, 3, 2],
      [-1, 2],
    ]) {
      expect(() => createClusterShuffle(items, offsets, random)).toThrow(RangeError);
    }
  });
});
