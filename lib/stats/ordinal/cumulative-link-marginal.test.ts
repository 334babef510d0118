import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { prepareCumulativeLinkData } from "./cumulative-link-data";
import { cumulativeLinkLikelihood } from "./cumulative-link-likelihood";
import { cumulativeLinkMarginal } from "./cumulative-link-marginal";
import { gaussHermite } from "./gauss-hermite";
import type { SmoothFunction } from "./maximise-by-newton";

/** Every answer and every group occurs, whatever the rest. */
const someRatings = fc
  .array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(3)), { minLength: 5, maxLength: 40 })
  .map((rows) => [[0, 0, 0], [0, 1, 1], [1, 2, 2], [1, 0, 3], ...rows]);

const prepare = (rows: number[][]) =>
  prepareCumulativeLinkData(
    countByCluster({
      values: [1, 2, 3, 4],
      groups: 3,
      cluster: rows.map(([cluster]) => cluster!),
      group: rows.map(([, group]) => group!),
      value: rows.map(([, , value]) => value!),
    }),
  );

/** Thresholds, effects, log σ. */
const somewhere = fc
  .tuple(
    fc.double({ min: -3, max: 1, noNaN: true }),
    fc.double({ min: 0.1, max: 3, noNaN: true }),
    fc.double({ min: 0.1, max: 3, noNaN: true }),
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.double({ min: -2, max: 2, noNaN: true }),
    fc.double({ min: -2, max: 1.5, noNaN: true }),
  )
  .map(([a, b, c, ...rest]) => new Float64Array([a, a + b, a + b + c, ...rest]));

function expectDerivatives(evaluate: SmoothFunction, at: Float64Array) {
  const here = evaluate(at)!;
  const width = 1e-5;
  at.forEach((_, place) => {
    const moved = (by: number) => evaluate(at.map((x, other) => (other === place ? x + by : x)))!;
    const up = moved(width);
    const down = moved(-width);
    const slope = (up.value - down.value) / (2 * width);
    expect(Math.abs(here.gradient[place]! - slope)).toBeLessThan(1e-6 * (1 + Math.abs(slope)));
    at.forEach((_, other) => {
      const bend = (up.gradient[other]! - down.gradient[other]!) / (2 * width);
      const got = here.hessian[place * at.length + other]!;
      expect(Math.abs(got - bend)).toBeLessThan(1e-6 * (1 + Math.abs(bend)));
    });
  });
}

describe("the likelihood of cumulative logit models", () => {
  it("has the derivatives that small steps show, without an intercept of each participant", () => {
    fc.assert(
      fc.property(someRatings, somewhere, (rows, at) => {
        expectDerivatives(cumulativeLinkLikelihood(prepare(rows)), at.slice(0, 5));
      }),
    );
  });

  it.each([1, 2, 3, 10])("has the derivatives that small steps show, with %i nodes", (nodes) => {
    fc.assert(
      fc.property(someRatings, somewhere, (rows, at) => {
        expectDerivatives(cumulativeLinkMarginal(prepare(rows), gaussHermite(nodes)), at);
      }),
      { numRuns: 50 },
    );
  });

  it("comes to the integral over the intercepts, as the nodes become many", () => {
    const rows = [
      [0, 0, 0],
      [0, 0, 1],
      [0, 1, 1],
      [1, 1, 2],
      [1, 0, 3],
      [1, 1, 3],
      [1, 1, 3],
    ];
    const data = prepare(rows);
    const at = new Float64Array([-1, 0.5, 1, 0.7, Math.log(1.5)]);
    const logistic = (x: number) => 1 / (1 + Math.exp(-x));
    let wanted = 0;
    for (const cluster of [0, 1]) {
      let integral = 0;
      for (let u = -10; u <= 10; u += 1 / 64) {
        const product = rows
          .filter(([who]) => who === cluster)
          .reduce((soFar, [, group, value]) => {
            const below = (k: number) =>
              k < 0 ? 0 : k > 2 ? 1 : logistic(at[k]! - (group === 1 ? at[3]! : 0) - 1.5 * u);
            return soFar * (below(value!) - below(value! - 1));
          }, 1);
        integral += (product * Math.exp((-u * u) / 2)) / Math.sqrt(2 * Math.PI) / 64;
      }
      wanted += Math.log(integral);
    }
    const got = [1, 5, 10, 40].map(
      (nodes) => cumulativeLinkMarginal(data, gaussHermite(nodes))(at)!.value,
    );
    expect(Math.abs(got[0]! - wanted)).toBeLessThan(0.1);
    expect(Math.abs(got[2]! - wanted)).toBeLessThan(1e-5);
    expect(got[3]).toBeCloseTo(wanted, 9);
  });

  it("comes to the likelihood without intercepts, as their variance vanishes", () => {
    const data = prepare([
      [0, 0, 0],
      [0, 1, 1],
      [1, 2, 2],
      [1, 0, 3],
      [1, 1, 0],
    ]);
    const at = [-1, 0.5, 1, 0.7, -0.3];
    const without = cumulativeLinkLikelihood(data)(new Float64Array(at))!;
    const got = cumulativeLinkMarginal(data, gaussHermite(1))(new Float64Array([...at, -9]))!;
    expect(got.value).toBeCloseTo(without.value, 6);
    without.gradient.forEach((slope, place) => {
      expect(got.gradient[place]).toBeCloseTo(slope, 6);
    });
  });

  it("is undefined where thresholds do not ascend", () => {
    const data = prepare([
      [0, 0, 0],
      [0, 1, 1],
      [1, 2, 2],
      [1, 0, 3],
    ]);
    expect(cumulativeLinkLikelihood(data)(new Float64Array([0, 0, 1, 0, 0]))).toBeNull();
    expect(
      cumulativeLinkMarginal(data, gaussHermite(1))(new Float64Array([0, 1, 0.5, 0, 0, 0])),
    ).toBeNull();
  });
});
