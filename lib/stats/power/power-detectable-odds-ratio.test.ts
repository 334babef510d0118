import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { normalQuantile } from "@/lib/stats/numeric/distributions";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { estimatePower } from "./estimate-power";
import { type DetectableRequest, smallestDetectableOddsRatio } from "./power-detectable-odds-ratio";

const request: DetectableRequest = {
  design: {
    participants: 40,
    explanationsPerMethod: 2,
    thresholds: [-2, 0],
    effects: [0, 0.3, 0.1],
    randomVariance: 1,
    contrast: { first: 2, second: 1 },
  },
  simulations: 120,
  alpha: 0.05,
  wantedPower: 0.8,
  randomOf: (simulation) => createRandom(`detect/${simulation}`),
};

const find = (change: Partial<DetectableRequest> = {}) => {
  const found = smallestDetectableOddsRatio({ ...request, ...change });
  if (!isEstimate(found)) throw new Error("This study detects something.");
  return found;
};

const withEffects = (effects: number[]) => ({ design: { ...request.design, effects } });

describe("the smallest detectable odds ratio", () => {
  it("is the one at which the study has the wanted power", () => {
    for (const wantedPower of [0.5, 0.8, 0.95]) {
      const found = find({ wantedPower });
      const { power } = estimatePower({
        ...request,
        ...withEffects([0, 0.1 + found.logOddsRatio, 0.1]),
      });
      expect(Math.abs(power - wantedPower)).toBeLessThan(0.03);
      expect(found.lower).toBeLessThan(found.logOddsRatio);
      expect(found.upper).toBeGreaterThan(found.logOddsRatio);
    }
  });

  it("lies where Wald's test would have that power, by the standard error of the contrast", () => {
    const found = find();
    const at = estimatePower({ ...request, ...withEffects([0, 0.1 + found.logOddsRatio, 0.1]) });
    if (!isEstimate(at.contrast)) throw new Error("Such studies have estimates.");
    const wanted = (normalQuantile(0.975) + normalQuantile(0.8)) * at.contrast.meanSe;
    expect(found.lower).toBeLessThan(wanted);
    expect(found.upper).toBeGreaterThan(wanted);
  });

  it("does not depend on the effect that the design begins with", () => {
    const from = [0.11, 0.3, 0.9, 3].map((effect) => find(withEffects([0, effect, 0.1])));
    const sizes = from.map((found) => found.logOddsRatio);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(0.05);
  });

  it("points in the direction that the design gives the contrast", () => {
    expect(find(withEffects([0, -0.3, 0.1])).logOddsRatio).toBeLessThan(0);
    expect(find(withEffects([0, 0.1, 0.1])).logOddsRatio).toBeGreaterThan(0);
  });

  it("falls as participants become more, and needs nothing again that is known", () => {
    const larger = { ...request.design, participants: 80 };
    expect(find({ design: larger }).logOddsRatio).toBeLessThan(find().logOddsRatio);
    expect(find({ known: estimatePower(request) })).toEqual(find());
  });

  it("is out of reach where no effect is found often enough", () => {
    const tiny = { ...request.design, participants: 4, explanationsPerMethod: 1 };
    expect(smallestDetectableOddsRatio({ ...request, design: tiny })).toEqual({
      kind: "undefined",
      reason: "power-out-of-reach",
    });
  });

  it.each([0, 0.05, 1, Number.NaN])("refuses to look for a power of %d", (wantedPower) => {
    expect(() => smallestDetectableOddsRatio({ ...request, wantedPower })).toThrow(RangeError);
  });
});
