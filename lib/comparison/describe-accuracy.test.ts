import { describe, expect, it } from "vitest";
import { describeAccuracy, type StoredRun } from "./describe-accuracy";

const runs = (method: number, modelSize: string | null, ...accuracies: number[]): StoredRun[] =>
  accuracies.map((testAccuracy, runNumber) => ({ method, modelSize, runNumber, testAccuracy }));

describe("Accuracy over model runs", () => {
  it("is described by size, in the order of the numbers, with all runs and without the outlier", () => {
    const { sizes, outliers, anova } = describeAccuracy(
      [
        ...runs(0, "220M", 0.6, 0.61, 0.62),
        ...runs(0, "60M", 0.5, 0.51, 0.52, 0.53, 0.9),
        ...runs(1, "60M", 0.4, 0.41, 0.42),
        ...runs(1, "220M", 0.7, 0.71, 0.72),
      ],
      2,
    );
    expect(sizes.map(({ label }) => label)).toEqual(["60M", "220M"]);
    const cell = sizes[0]!.cells[0]!;
    expect(cell.runs.filter(({ isOutlier }) => isOutlier)).toEqual([
      { label: "Run 4", accuracy: 0.9, isOutlier: true },
    ]);
    expect(cell.withOutliers).toMatchObject({ n: 5, mean: expect.closeTo(0.592, 12) });
    expect(cell.withoutOutliers).toMatchObject({ n: 4, mean: expect.closeTo(0.515, 12) });
    expect(outliers).toBe(1);
    expect(sizes[0]!.tukey.withOutliers).not.toEqual(sizes[0]!.tukey.withoutOutliers);
    expect(sizes[1]!.tukey.withOutliers).toEqual(sizes[1]!.tukey.withoutOutliers);
    expect(anova).toMatchObject({
      withOutliers: { kind: "estimate" },
      withoutOutliers: { kind: "estimate" },
    });
  });

  it("of an unknown size, and of runs without a number, is given under words", () => {
    const { sizes } = describeAccuracy(
      [{ method: 0, modelSize: null, runNumber: null, testAccuracy: 0.5 }],
      1,
    );
    expect(sizes[0]).toMatchObject({
      label: "Model size not known",
      cells: [{ runs: [{ label: "A run without a number", accuracy: 0.5, isOutlier: false }] }],
      tukey: { withOutliers: [] },
    });
  });

  it("says what is missing where a method has no run of a size, and where there is no run at all", () => {
    const { sizes, anova } = describeAccuracy(runs(0, "60M", 0.5, 0.6), 2);
    expect(sizes[0]!.cells[1]!.withOutliers).toMatchObject({ kind: "insufficient-data" });
    expect(sizes[0]!.tukey.withOutliers[0]).toMatchObject({ first: 0, second: 1 });
    expect(sizes[0]!.tukey.withOutliers[0]!.kind).not.toBe("estimate");
    expect(anova.withOutliers).toMatchObject({
      column: { kind: expect.not.stringContaining("estimate") },
      row: { kind: expect.not.stringContaining("estimate") },
      interaction: { kind: expect.not.stringContaining("estimate") },
    });
    const none = describeAccuracy([], 2);
    expect(none.sizes).toEqual([]);
    expect(none.anova.withOutliers.kind).not.toBe("estimate");
  });
});
