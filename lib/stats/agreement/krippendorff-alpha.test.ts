import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectFigure, readCells, readFigures } from "@/lib/stats/testing/read-references";
import { type DisagreementMetric, krippendorffAlpha } from "./krippendorff-alpha";

interface ReferenceAlpha {
  alpha: number;
  units: number;
  pairable_values: number;
}
type Figures = Record<
  "kripp_canonical" | "multirater",
  Record<DisagreementMetric, ReferenceAlpha>
> & { icc30x4: { kripp_ordinal: ReferenceAlpha } };

const METRICS = ["nominal", "ordinal", "interval"] as const;
const values = [1, 2, 3, 4, 5];
const figures = readFigures<Figures>("fixtures.json");

/** Counts by unit of its written-out ratings. */
const countUnits = (units: number[][]) =>
  units.map((ratings) =>
    values.map((value) => ratings.filter((rating) => rating === value).length),
  );

function readUnits(file: string): number[][] {
  const units = new Map<string, number[]>();
  for (const { unit, value } of readCells(file)) {
    const ratings = units.get(unit!) ?? [];
    units.set(unit!, ratings);
    if (value && value !== "NA") ratings.push(Number(value));
  }
  return countUnits([...units.values()]);
}

/** By its definition: disagreement of all pairs within units over that of all pairs. */
function naiveAlpha(units: number[][], distance: (a: number, b: number) => number): number {
  const pairable = units.filter((ratings) => ratings.length > 1);
  const all = pairable.flat();
  const disagree = (ratings: number[]) =>
    ratings.reduce((sum, a) => sum + ratings.reduce((part, b) => part + distance(a, b), 0), 0);
  const observed = pairable.reduce(
    (sum, ratings) => sum + disagree(ratings) / (ratings.length - 1),
    0,
  );
  return 1 - ((all.length - 1) * observed) / disagree(all);
}

describe("krippendorffAlpha", () => {
  it.each(METRICS)("finds the %s alpha of the published example and of R", (metric) => {
    for (const name of ["kripp_canonical", "multirater"] as const) {
      const wanted = figures[name][metric];
      const got = krippendorffAlpha(values, readUnits(`${name}.csv`), metric);
      if (got.kind !== "estimate") throw new Error(got.kind);
      expectFigure(got.alpha, wanted.alpha, `${metric} alpha of ${name}`);
      expect([got.units, got.pairableValues]).toEqual([wanted.units, wanted.pairable_values]);
    }
  });

  it("finds R's ordinal alpha of a complete table", () => {
    const units = readCells("icc30x4.csv").map((cells) => Object.values(cells).map(Number));
    const got = krippendorffAlpha(values, countUnits(units), "ordinal");
    if (got.kind !== "estimate") throw new Error(got.kind);
    expectFigure(got.alpha, figures.icc30x4.kripp_ordinal.alpha, "ordinal alpha of icc30x4");
  });

  it("is what its definition gives, pair by pair", () => {
    const units = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 6 }));
    fc.assert(
      fc.property(units, (ratings) => {
        const nominal = krippendorffAlpha(values, countUnits(ratings), "nominal");
        const interval = krippendorffAlpha(values, countUnits(ratings), "interval");
        if (nominal.kind !== "estimate" || interval.kind !== "estimate") return;
        const byName = naiveAlpha(ratings, (a, b) => Number(a !== b));
        expect(nominal.alpha).toBeCloseTo(byName, 10);
        expect(interval.alpha).toBeCloseTo(
          naiveAlpha(ratings, (a, b) => (a - b) ** 2),
          10,
        );
      }),
    );
  });

  it("depends on the order of the values only, by the ordinal metric", () => {
    const units = countUnits([
      [1, 2, 2],
      [4, 5],
      [3, 3],
      [1, 5, 4],
    ]);
    expect(krippendorffAlpha([-7, 0, 1, 90, 91], units, "ordinal")).toEqual(
      krippendorffAlpha(values, units, "ordinal"),
    );
  });

  it("is 1 for units in agreement, and 0 for the worked example", () => {
    for (const metric of METRICS) {
      const agreeing = krippendorffAlpha(values, countUnits([[1, 1], [4, 4, 4], [2]]), metric);
      expect(agreeing).toMatchObject({ alpha: 1, units: 2, pairableValues: 5 });
      const example = krippendorffAlpha(
        values,
        countUnits([
          [1, 1],
          [1, 2],
        ]),
        metric,
      );
      expect(example).toMatchObject({ alpha: 0 });
    }
  });

  it("needs a unit with two ratings, and values that differ among those", () => {
    expect(krippendorffAlpha(values, countUnits([[1], [2], []]), "ordinal")).toEqual({
      kind: "insufficient-data",
      of: "pairable-units",
      needed: 1,
      got: 0,
    });
    expect(krippendorffAlpha(values, countUnits([[3, 3], [2]]), "ordinal")).toEqual({
      kind: "undefined",
      reason: "no-variation",
    });
    expect(() => krippendorffAlpha(values, [[1]], "ordinal")).toThrow(RangeError);
  });
});
