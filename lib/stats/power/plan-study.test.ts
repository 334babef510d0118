import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { estimatePower } from "./estimate-power";
import { type PlanRequest, planStudy } from "./plan-study";
import { smallestDetectableOddsRatio } from "./power-detectable-odds-ratio";

const request: PlanRequest = {
  design: {
    participants: 30,
    explanationsPerMethod: 2,
    thresholds: [-2, 0],
    effects: [0, 0.8],
    randomVariance: 1,
    contrast: { first: 0, second: 1 },
  },
  simulations: 60,
  alpha: 0.05,
  wantedPower: 0.8,
  factors: [0.5, 1, 2],
  randomOf: (simulation) => createRandom(`plan/${simulation}`),
};

function run(asked: PlanRequest) {
  const shares: number[] = [];
  const steps = planStudy(asked);
  for (;;) {
    const step = steps.next();
    if (step.done) return { plan: step.value, shares };
    shares.push(step.value);
  }
}

describe("planning a study", () => {
  it("brings together what its parts say", () => {
    const { plan } = run(request);
    expect(plan.power).toEqual(estimatePower(request));
    expect(plan.detectable).toEqual(smallestDetectableOddsRatio(request));
    expect(plan.curve.map(({ participants }) => participants)).toEqual([15, 30, 60]);
    expect(plan.curve[1]?.power).toEqual(plan.power);
    const powers = plan.curve.map(({ power }) => power.power);
    expect(powers).toEqual([...powers].sort((a, b) => a - b));
    expect(isEstimate(plan.detectable)).toBe(true);
  });

  it("tells how far it is, never backwards and never beyond the end", () => {
    const { shares } = run(request);
    expect(shares[0]).toBeGreaterThan(0);
    shares.slice(1).forEach((share, place) => {
      expect(share).toBeGreaterThanOrEqual(shares[place]!);
      expect(share).toBeLessThanOrEqual(1);
    });
  });

  it("skips numbers of participants that are no study, or there already", () => {
    const tiny = { ...request, design: { ...request.design, participants: 3 } };
    const { plan } = run({ ...tiny, factors: [0.3, 1, 1.1, 2, 2] });
    expect(plan.curve.map(({ participants }) => participants)).toEqual([3, 6]);
  });
});
