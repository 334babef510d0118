import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eliminationOrder } from "./elimination-order";

describe("eliminationOrder", () => {
  it("takes levels that are coupled to one other first, and fills nothing", () => {
    const { order, coupled, dense } = eliminationOrder(4, [
      [3, 0],
      [3, 1],
      [3, 2],
    ]);
    expect([...order, ...dense].toSorted()).toEqual([0, 1, 2, 3]);
    expect(coupled.every((own) => own.length <= 1)).toBe(true);
  });

  it("has every level once, each coupled to later ones alone, whatever is coupled", () => {
    const pair = fc.tuple(fc.nat(11), fc.nat(11)).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), (couplings) => {
        const { order, coupled, dense } = eliminationOrder(12, couplings);
        const all = [...order, ...dense];
        expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, k) => k));
        const placeOf = new Map(all.map((level, place) => [level, place]));
        coupled.forEach((own, k) => {
          for (const level of own) expect(placeOf.get(level)).toBeGreaterThan(k);
        });
        // Whatever was coupled is coupled when the first of the two goes, unless both are in the dense part.
        for (const [a, b] of couplings) {
          const [first, second] = placeOf.get(a)! < placeOf.get(b)! ? [a, b] : [b, a];
          const k = placeOf.get(first)!;
          if (k < order.length) expect(coupled[k]).toContain(second);
        }
      }),
      { numRuns: 100 },
    );
  });
});
