import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countTable } from "@/lib/comparison/responses/set-counts";
import { makeTable } from "@/lib/comparison/testing/make-table";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { compareCounts } from "./compare-counts";

const constructs = ["A", "B"].map((key) => ({ key, statement: null, points: 5 }));
const counted = (counts: number[][], by = 1) => {
  const more = counts.map((ofMethod) => ofMethod.map((count) => count * by));
  const [variable] = compareCounts(
    { constructs: constructs.slice(0, 1) },
    { counts: [more], sums: [] },
  );
  return variable!;
};
const within = (got: number, wanted: number) =>
  expect(Math.abs(got - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));

describe("compareCounts", () => {
  it("compares every construct, and Quality as the mean of several", () => {
    const table = makeTable({ constructs: ["A", "B"] });
    const compared = compareCounts(table, countTable(table));
    expect(compared.map(({ key, isRowMean }) => [key, isRowMean])).toEqual([
      ["A", false],
      ["B", false],
      ["Quality", true],
    ]);
    expect(compared[2]!.values).toEqual([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
    const mean = (place: number) => {
      const { overall } = compared[place]!;
      return isEstimate(overall) ? overall.mean : Number.NaN;
    };
    within(mean(2), (mean(0) + mean(1)) / 2);
  });

  it("has no Quality of a single construct", () => {
    const table = makeTable({ constructs: ["A"] });
    expect(compareCounts(table, countTable(table)).map(({ key }) => key)).toEqual(["A"]);
  });

  it("takes no other path for ten thousand times as many ratings", () => {
    const ofMethod = fc.array(fc.nat(6), { minLength: 5, maxLength: 5 });
    const methods = fc.array(ofMethod, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(methods, (counts) => {
        const few = counted(counts);
        const many = counted(counts, 10_000);
        const n = counts.flat().reduce((sum, count) => sum + count, 0);
        few.described.forEach((description, method) => {
          const scaled = many.described[method]!;
          expect(scaled.kind).toBe(description.kind);
          if (isEstimate(scaled) && isEstimate(description)) within(scaled.mean, description.mean);
        });
        if (isEstimate(few.kruskalWallis)) {
          if (!isEstimate(many.kruskalWallis)) throw new Error("The larger counts have no test.");
          within(many.kruskalWallis.epsilonSquared, few.kruskalWallis.epsilonSquared);
          within(many.kruskalWallis.h / (10_000 * n - 1), few.kruskalWallis.h / (n - 1));
        }
        expect(many.varghaDelaney).toEqual(few.varghaDelaney);
      }),
    );
  });

  it("says of more than 5,000 values that normality is not tested", () => {
    const { shapiroWilk } = counted([
      [900, 1100, 1000, 2000, 1],
      [1, 2, 3, 4, 5],
    ]);
    expect(shapiroWilk.overall).toEqual({ kind: "undefined", reason: "too-many-values" });
    expect(shapiroWilk.byMethod[1]!.kind).toBe("estimate");
  });
});
