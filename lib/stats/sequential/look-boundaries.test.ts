import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFigures } from "@/lib/stats/testing/read-references";
import { type AlphaSpending, spentAlpha } from "./alpha-spending";
import { lookBoundaries } from "./look-boundaries";
import { lookCriticalValue, repeatedInterval } from "./look-interval";
import { stagewisePValue, zOfPValue } from "./stagewise-p-value";

interface References {
  designs: {
    spending: AlphaSpending;
    alpha: number;
    fractions: number[];
    z: number[];
    spent: number[];
    one_sided_levels: number[];
  }[];
  close: { spending: AlphaSpending; alpha: number; fractions: number[]; z: number[] }[];
  last_p: { spending: AlphaSpending; alpha: number; fractions: number[]; z: number; p: number }[];
}
const { designs, last_p, close } = readFigures<References>("looks.json");

const anySpending = fc.constantFrom<AlphaSpending>("obrien-fleming", "pocock");
const anyFractions = fc
  .uniqueArray(fc.integer({ min: 2, max: 99 }), { minLength: 0, maxLength: 5 })
  .map((looks) => [...looks.sort((a, b) => a - b).map((look) => look / 100), 1]);

describe("lookBoundaries", () => {
  it.each(designs)("has the boundaries of rpact: $spending, alpha $alpha, $fractions", (design) => {
    const looks = lookBoundaries(design.spending, design.fractions, design.alpha);
    expect(looks).toHaveLength(design.z.length);
    looks.forEach((look, place) => {
      expect(Math.abs(look.z - design.z[place]!)).toBeLessThan(1e-6);
      expect(Math.abs(look.nominalLevel / 2 - design.one_sided_levels[place]!)).toBeLessThan(1e-8);
      expect(Math.abs(look.cumulativeAlpha - design.spent[place]!)).toBeLessThan(1.1e-8);
    });
  });

  it.each(close)("has those of looks that follow closely: $fractions", (plan) => {
    const looks = lookBoundaries(plan.spending, plan.fractions, plan.alpha);
    looks.forEach((look, place) => {
      expect(Math.abs(look.z - plan.z[place]!)).toBeLessThan(1e-9);
    });
  });

  it("has the worked examples of its documentation", () => {
    const early = lookBoundaries("obrien-fleming", [0.5, 1]);
    expect(early.map(({ z }) => z)).toEqual([2.962588, 1.968596].map((z) => expect.closeTo(z, 6)));
    const even = lookBoundaries("pocock", [0.5, 1]);
    expect(even.map(({ z }) => z)).toEqual([2.156999, 2.200977].map((z) => expect.closeTo(z, 6)));
    expect(spentAlpha("obrien-fleming", 0.5, 0.05)).toBeCloseTo(0.0030508, 6);
    expect(spentAlpha("pocock", 0.5, 0.05)).toBeCloseTo(0.0310057, 6);
  });

  it("is the ordinary test where there is one look", () => {
    for (const spending of ["obrien-fleming", "pocock"] as const) {
      expect(lookBoundaries(spending, [1])[0]!.z).toBeCloseTo(1.959963984540054, 12);
    }
  });

  it("spends all of alpha, more with each look, and asks more of every later look than without", () => {
    fc.assert(
      fc.property(anySpending, anyFractions, (spending, fractions) => {
        const looks = lookBoundaries(spending, fractions, 0.05);
        expect(looks.at(-1)!.cumulativeAlpha).toBe(0.05);
        looks.forEach((look, place) => {
          expect(look.cumulativeAlpha).toBeGreaterThanOrEqual(
            looks[place - 1]?.cumulativeAlpha ?? 0,
          );
          expect(look.z).toBeGreaterThanOrEqual(1.959963984 - 1e-9);
          expect(look.nominalLevel).toBeLessThanOrEqual(0.05 + 1e-12);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("has an infinite boundary where next to nothing may be spent", () => {
    const [first, last] = lookBoundaries("obrien-fleming", [0.02, 1]);
    expect(first).toEqual({
      fraction: 0.02,
      z: Number.POSITIVE_INFINITY,
      nominalLevel: 0,
      cumulativeAlpha: 0,
    });
    expect(last!.z).toBeCloseTo(1.959963984540054, 9);
  });

  it.each([[[]], [[0.5, 0.5]], [[0.6, 0.4, 1]], [[0.5, 1.2]], [[0]], [[Number.NaN]]])(
    "refuses the fractions %j",
    (fractions) => {
      expect(() => lookBoundaries("pocock", fractions)).toThrow(RangeError);
    },
  );
});

describe("stagewisePValue", () => {
  it.each(last_p)(
    "agrees with multivariate normal probabilities: $spending $fractions z $z",
    (row) => {
      const p = stagewisePValue(row.spending, row.fractions, row.z, row.alpha);
      expect(Math.abs(p - row.p)).toBeLessThan(1e-6);
    },
  );

  it("is at most the alpha spent exactly where the boundary is passed, and the ordinary p at first", () => {
    fc.assert(
      fc.property(
        anySpending,
        anyFractions,
        fc.double({ min: -4, max: 4, noNaN: true }),
        (spending, fractions, z) => {
          const looks = lookBoundaries(spending, fractions);
          const { z: boundary, cumulativeAlpha } = looks.at(-1)!;
          fc.pre(Math.abs(Math.abs(z) - boundary) > 1e-9);
          const p = stagewisePValue(spending, fractions, z);
          expect(p <= cumulativeAlpha).toBe(Math.abs(z) >= boundary);
          expect(stagewisePValue(spending, fractions, -z)).toBe(p);
        },
      ),
      { numRuns: 30 },
    );
    expect(stagewisePValue("pocock", [0.4], 1.959963984540054)).toBeCloseTo(0.05, 12);
  });

  it("has the worked example of its documentation", () => {
    expect(stagewisePValue("obrien-fleming", [0.5, 1], 2.2)).toBeCloseTo(0.0292, 4);
  });

  it("gives every p-value its z", () => {
    expect(zOfPValue(0.05)).toBeCloseTo(1.959963984540054, 12);
    expect(zOfPValue(1)).toBe(0);
    expect(stagewisePValue("pocock", [0.5, 1], zOfPValue(0))).toBeCloseTo(0.0310057, 6);
    expect(() => zOfPValue(1.1)).toThrow(RangeError);
  });

  it("is never below the ordinary p, and falls with z", () => {
    let last = 1;
    for (let z = 0; z < 5; z += 0.25) {
      const p = stagewisePValue("pocock", [0.3, 0.6, 1], z);
      expect(p).toBeLessThanOrEqual(last);
      expect(p).toBeGreaterThanOrEqual(stagewisePValue("pocock", [1], z) - 1e-12);
      last = p;
    }
  });
});

describe("repeatedInterval", () => {
  it("leaves out 0 exactly where |z| reaches the look's boundary", () => {
    const [look] = lookBoundaries("obrien-fleming", [0.4, 1]);
    for (const [z, out] of [
      [look!.z * 0.999999, false],
      [look!.z * 1.000001, true],
      [-look!.z * 1.000001, true],
    ] as const) {
      const { lower, upper } = repeatedInterval(z * 0.3, 0.3, look!.nominalLevel);
      expect(lower > 0 || upper < 0).toBe(out);
    }
  });

  it("has the worked example of its documentation, and t for z", () => {
    const { lower, upper } = repeatedInterval(1, 0.25, 0.005);
    expect([lower, upper]).toEqual([expect.closeTo(0.2982, 4), expect.closeTo(1.7018, 4)]);
    expect(lookCriticalValue(0.05)).toBeCloseTo(1.959964, 6);
    expect(lookCriticalValue(0.05, 9)).toBeCloseTo(2.262157, 6);
    expect(lookCriticalValue(1e-12, 1e9)).toBeCloseTo(lookCriticalValue(1e-12), 5);
  });

  it("has no ends where the look spends nothing", () => {
    expect(repeatedInterval(1, 0.25, 0)).toEqual({
      lower: Number.NEGATIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
      nominalLevel: 0,
    });
    expect(() => repeatedInterval(1, 0, 0.05)).toThrow(RangeError);
  });
});
