import { describe, expect, it } from "vitest";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { jackknifeAcceleration } from "./bootstrap-jackknife";

/** Of a figure of the participants that are left when one is taken out. */
function accelerationOf(figure: (without: number) => number, participants: number, whole: number) {
  const excess = Array.from({ length: participants }, (_, one) => figure(one) - whole);
  const sum = (power: number) => excess.reduce((total, by) => total + by ** power, 0);
  return jackknifeAcceleration({
    participants,
    first: sum(1),
    second: sum(2),
    third: sum(3),
  });
}

describe("jackknifeAcceleration", () => {
  it("is that of R's boot for a mean over participants with unequal numbers of ratings", () => {
    const sums = [9, 4, 13, 12, 5, 20, 3, 15];
    const ns = [3, 2, 3, 4, 1, 4, 2, 3];
    const without = (numbers: number[], left: number) =>
      numbers.reduce((sum, number, one) => sum + (one === left ? 0 : number), 0);
    const figure = (left: number) => without(sums, left) / without(ns, left);
    // boot.ci(…, L = mean(jack) - jack), as in the test of the interval.
    expectFigure(accelerationOf(figure, 8, figure(-1)), 0.0177059172660941, "acceleration");
  });

  it("is the worked example's, and turns its sign with the figure", () => {
    const wanted = 2.25 / (6 * 3.5 ** 1.5);
    expectFigure(
      accelerationOf((one) => [4, 3.5, 1.5][one]!, 3, 3),
      wanted,
      "acceleration",
    );
    expectFigure(
      accelerationOf((one) => -[4, 3.5, 1.5][one]!, 3, -3),
      -wanted,
      "acceleration",
    );
  });

  it("is 0 where leaving out makes no difference, and never more than a sixth", () => {
    expect(accelerationOf(() => 2, 5, 2)).toBe(0);
    const alone = accelerationOf((one) => (one === 0 ? -1 : 0), 1000, 0);
    expect(alone).toBeGreaterThan(0.16);
    expect(alone).toBeLessThan(1 / 6);
  });
});
