import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { PUBLISHED_RATING_MODEL, simulateRun } from "./simulated-participants";

const methods = ["CF:Unrevised", "MT+CF:Revised"];
const runs = Array.from({ length: 3000 }, (_, index) =>
  simulateRun(
    { ...PUBLISHED_RATING_MODEL, trialSd: 0, dropOutRate: 0 },
    methods,
    createRandom(`run ${index}`),
  ),
);

function meanOf(construct: string, trial: number): number {
  return (
    runs.reduce((sum, run) => sum + run.responses[trial]!.ratings[construct]!, 0) / runs.length
  );
}

describe("simulateRun", () => {
  it("answers every construct on the scale", () => {
    for (const { responses } of runs.slice(0, 200)) {
      for (const { ratings } of responses) {
        expect(Object.keys(ratings)).toHaveLength(5);
        for (const value of Object.values(ratings)) expect([1, 2, 3, 4, 5]).toContain(value);
      }
    }
  });

  // Published means: 3.5379 and 3.9560 for Contrastiveness, 3.8303 and 4.1099 for Completeness. The
  // standard error over 3,000 runs is about 0.025.
  it("reproduces the published means when it draws from the published model", () => {
    expect(meanOf("Contrastiveness", 0)).toBeCloseTo(3.54, 0);
    expect(Math.abs(meanOf("Contrastiveness", 0) - 3.5379)).toBeLessThan(0.15);
    expect(Math.abs(meanOf("Contrastiveness", 1) - 3.956)).toBeLessThan(0.15);
    expect(Math.abs(meanOf("Completeness", 0) - 3.8303)).toBeLessThan(0.15);
    expect(Math.abs(meanOf("Completeness", 1) - 4.1099)).toBeLessThan(0.15);
  });

  it("gives the same run for the same seed and stops early about as often as asked", () => {
    const run = (seed: string) =>
      simulateRun(PUBLISHED_RATING_MODEL, Array(12).fill("CF:Unrevised"), createRandom(seed));
    expect(run("a")).toEqual(run("a"));
    const early = Array.from({ length: 1000 }, (_, i) => run(`${i}`)).filter(
      ({ responses }) => responses.length < 12,
    ).length;
    expect(Math.abs(early / 1000 - 0.12)).toBeLessThan(0.04);
  });
});
