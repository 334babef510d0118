import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { normalQuantile } from "@/lib/stats/numeric/distributions";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { estimatePower, type PowerRequest, simulatePower } from "./estimate-power";

const request: PowerRequest = {
  design: {
    participants: 40,
    explanationsPerMethod: 2,
    thresholds: [-2, 1],
    effects: [0, 0.7],
    randomVariance: 1,
    contrast: { first: 0, second: 1 },
  },
  simulations: 200,
  alpha: 0.05,
  randomOf: (simulation) => createRandom(`power/${simulation}`),
};

const withDesign = (change: Partial<PowerRequest["design"]>, rest: Partial<PowerRequest> = {}) =>
  estimatePower({ ...request, ...rest, design: { ...request.design, ...change } });

/** Of two independent groups of n, by going through all pairs of counts; alpha .05. */
function exactWaldPower(n: number, ofFirst: number, ofSecond: number): number {
  const binomial = (share: number) => {
    const chances = [(1 - share) ** n];
    for (let count = 1; count <= n; count++) {
      const odds = share / (1 - share);
      chances.push((chances[count - 1]! * (n - count + 1) * odds) / count);
    }
    return chances;
  };
  const first = binomial(ofFirst);
  const second = binomial(ofSecond);
  let power = 0;
  for (let a = 1; a < n; a++) {
    for (let b = 1; b < n; b++) {
      const logOddsRatio = Math.log(b / (n - b)) - Math.log(a / (n - a));
      const se = Math.sqrt(1 / a + 1 / (n - a) + 1 / b + 1 / (n - b));
      if (Math.abs(logOddsRatio) > normalQuantile(0.975) * se) power += first[a]! * second[b]!;
    }
  }
  return power;
}

describe("power by simulation", () => {
  it("rejects as often as alpha says where the methods do not differ", () => {
    for (const alpha of [0.05, 0.2]) {
      const { power } = withDesign({ effects: [0, 0] }, { alpha, simulations: 1000 });
      const error = Math.sqrt((alpha * (1 - alpha)) / 1000);
      // Wald's z of 160 ratings is not exactly normal.
      expect(Math.abs(power - alpha)).toBeLessThan(3 * error + 0.1 * alpha);
    }
  });

  it("grows with participants, explanations, the effect and completion", () => {
    const plain = withDesign({}).power;
    expect(withDesign({ participants: 80 }).power).toBeGreaterThan(plain);
    expect(withDesign({ explanationsPerMethod: 4 }).power).toBeGreaterThan(plain);
    expect(withDesign({ effects: [0, 1.2] }).power).toBeGreaterThan(plain);
    expect(withDesign({ completion: 0.5 }).power).toBeLessThan(plain);
    expect(withDesign({}, { contrasts: 6 }).power).toBeLessThan(plain);
  });

  it("comes to the exact power of Wald's test of two proportions, with two answers and no variance", () => {
    const n = 150;
    const effect = 0.6;
    // Enough to tell it from the power at twice the alpha, or to one side.
    const simulations = 400;
    const design = {
      participants: n,
      explanationsPerMethod: 1,
      thresholds: [0],
      randomVariance: 0,
    };
    const got = withDesign({ ...design, effects: [0, effect] }, { simulations });
    const wanted = exactWaldPower(n, 0.5, 1 / (1 + Math.exp(-effect)));
    const error = Math.sqrt((wanted * (1 - wanted)) / simulations);
    expect(Math.abs(got.power - wanted)).toBeLessThan(3 * error);
    if (!isEstimate(got.contrast)) throw new Error("Such studies have estimates.");
    expect(Math.abs(got.contrast.meanLogOddsRatio - effect)).toBeLessThan(0.05);
  });

  it("says how precise contrast and means will be", () => {
    const got = withDesign(
      { participants: 100, thresholds: [0], randomVariance: 0 },
      { simulations: 500 },
    );
    if (!isEstimate(got.contrast)) throw new Error("Such studies have estimates.");
    expect(got.contrast.halfWidth).toBeCloseTo(1.959964 * got.contrast.meanSe, 6);
    const [first] = got.means;
    if (!first || !isEstimate(first)) throw new Error("Such studies have means.");
    // 200 ratings, half of them 1 and half 2.
    expect(Math.abs(first.mean - 1.5)).toBeLessThan(0.01);
    expect(Math.abs(first.se / Math.sqrt(0.25 / 200) - 1)).toBeLessThan(0.12);
    expect(first.halfWidth).toBeCloseTo(1.959964 * first.se, 6);
  });

  it("counts studies without estimate as finding nothing, and tells their share", () => {
    const got = withDesign({ participants: 4, explanationsPerMethod: 1, effects: [-9, 9] });
    expect(got.withoutEstimate).toBeGreaterThan(0.9);
    expect(got.power).toBeLessThan(0.1);
    const none = withDesign({ participants: 4, explanationsPerMethod: 1, effects: [-40, 40] });
    expect(none).toMatchObject({ power: 0, lower: 0, withoutEstimate: 1 });
    expect(none.contrast).toEqual({
      kind: "insufficient-data",
      of: "replicates",
      needed: 2,
      got: 0,
    });
  });

  it("gives the same from the same seed, followed to the end or step by step", () => {
    const heard: number[] = [];
    const whole = estimatePower({ ...request, simulations: 5 }, (simulated) =>
      heard.push(simulated),
    );
    expect(heard).toEqual([1, 2, 3, 4, 5]);
    const steps = simulatePower({ ...request, simulations: 5 });
    let yielded = 0;
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done) {
        expect(step.value).toEqual(whole);
        break;
      }
      yielded += 1;
    }
    expect(yielded).toBe(5);
  });

  it.each<[string, Partial<PowerRequest>]>([
    ["no simulations", { simulations: 0 }],
    ["an alpha of 0", { alpha: 0 }],
    ["an alpha of 1", { alpha: 1 }],
    ["no contrasts", { contrasts: 0 }],
  ])("refuses %s", (_, change) => {
    expect(() => estimatePower({ ...request, ...change })).toThrow(RangeError);
  });
});
