import { describe, expect, it } from "vitest";
import { drawnAnswers, drawnMeans } from "./drawn-data";

describe("The file of a chart", () => {
  it("holds every mean and interval unrounded, and nothing where none was estimated", () => {
    const points = [{ mean: 4.0289855072463, interval: [3.9, 4.1] as [number, number] }, null];
    const { columns, rows } = drawnMeans(["CF", "MT"], [{ label: "Plausibility", points }]);
    expect(columns).toHaveLength(5);
    expect(rows).toEqual([
      ["Plausibility", "CF", 4.0289855072463, 3.9, 4.1],
      ["Plausibility", "MT", null, null, null],
    ]);
  });

  it("holds how often each answer was given", () => {
    const groups = [{ label: "Plausibility", rows: [{ method: "CF", counts: [8, 25] }] }];
    expect(drawnAnswers(groups).rows).toEqual([
      ["Plausibility", "CF", 1, 8],
      ["Plausibility", "CF", 2, 25],
    ]);
  });
});
