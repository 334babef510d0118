import { describe, expect, it } from "vitest";
import { listMeasures } from "@/lib/comparison/responses/response-table";
import { makeTable } from "@/lib/comparison/testing/make-table";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { describeEffects } from "./describe-effects";

const table = makeTable({ participants: 30 });
const main = listMeasures(table).at(-1)!;
const effects = describeEffects(table, main);
const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);

describe("Effects beside the method", () => {
  it("show every response once: in one bin of its method, and at one position", () => {
    expect(sum(effects.length.bins.flat().map(({ n }) => n))).toBe(table.responses);
    expect(effects.position.means.map(({ position }) => position)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sum(effects.position.means.map(({ n }) => n))).toBe(table.responses);
    for (const bin of effects.length.bins.flat()) {
      expect(bin.from).toBeLessThan(bin.to);
      const [lower, upper] = bin.interval ?? [bin.mean, bin.mean];
      expect(lower).toBeLessThanOrEqual(bin.mean);
      expect(upper).toBeGreaterThanOrEqual(bin.mean);
    }
  });

  it("have a slope that grows with what is added for every 100 characters", () => {
    // A point for every 100 characters is what a mean of means cannot hide; values are free here.
    const values = Array.from(table.length, (length, row) => length / 100 + row / 1e6);
    const sorted = values.toSorted((a, b) => a - b);
    const value = Int16Array.from(values, (one) => sorted.indexOf(one));
    const { slope } = describeEffects(table, { ...main, values: sorted, value }).length;
    if (!isEstimate(slope)) throw new Error("There is no slope.");
    expect(slope.estimate).toBeCloseTo(1, 3);
  });

  it("leave out what is not known, and say so where nothing is", () => {
    const length = table.length.map((known, row) => (row % 2 ? Number.NaN : known));
    const some = describeEffects({ ...table, length }, main);
    expect(sum(some.length.bins.flat().map(({ n }) => n))).toBe(table.responses / 2);
    const none = describeEffects(
      {
        ...table,
        length: table.length.map(() => Number.NaN),
        position: table.position.map(() => 0),
      },
      main,
    );
    expect(none.length.bins).toEqual(table.methods.map(() => []));
    expect(none.length.slope).toMatchObject({ kind: "insufficient-data", got: 0 });
    expect(none.position).toMatchObject({
      means: [],
      slope: { kind: "insufficient-data", of: "ordered-ratings" },
    });
  });

  it("have no bins and no slope where all explanations are equally long", () => {
    const { bins, slope } = describeEffects(
      { ...table, length: table.length.map(() => 100) },
      main,
    ).length;
    expect(slope.kind).not.toBe("estimate");
    expect(bins).toEqual(table.methods.map(() => []));
  });
});
