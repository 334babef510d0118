import { describe, expect, it } from "vitest";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { prepareCumulativeLinkData } from "@/lib/stats/ordinal/cumulative-link-data";
import { cumulativeLinkMarginal } from "@/lib/stats/ordinal/cumulative-link-marginal";
import { fitCumulativeLinkMixedModel } from "@/lib/stats/ordinal/cumulative-link-mixed-model";
import { gaussHermite } from "@/lib/stats/ordinal/gauss-hermite";
import type { SmoothFunction } from "@/lib/stats/ordinal/maximise-by-newton";
import { countFixture } from "@/lib/stats/testing/count-fixture";
import { withDifferencedCurvature } from "./differenced-curvature";
import { pairDegrees, penaliseContrasts } from "./penalised-contrasts";
import { profileInterval } from "./profile-interval";

/** The log-likelihood of a normal mean of two correlated estimates: profile intervals are Wald's. */
const normal: SmoothFunction = (at) => {
  const [x, y] = [at[0]! - 1, at[1]! - 3];
  return {
    value: -(x * x - x * y + y * y) / 2,
    gradient: Float64Array.of(-x + y / 2, -y + x / 2),
    hessian: Float64Array.of(-1, 0.5, 0.5, -1),
  };
};
const start = Float64Array.of(0, 0);

describe("profileInterval", () => {
  it("is Wald's interval of a normal likelihood", () => {
    // The inverse of 1 −.5 / −.5 1 has 4/3 on the diagonal, 2/3 beside it: second minus first has 4/3.
    const found = profileInterval({ evaluate: normal, start, contrast: [-1, 1] });
    if (!isEstimate(found)) throw new Error(found.kind);
    const reach = 1.959963984540054 * Math.sqrt(4 / 3);
    expect(found.estimate).toBeCloseTo(2, 10);
    expect(found.lower).toBeCloseTo(2 - reach, 9);
    expect(found.upper).toBeCloseTo(2 + reach, 9);
    expect(found.pValue).toBeCloseTo(0.08326451666, 8);
  });

  it("takes a single parameter, and a contrast with any weights", () => {
    const alone: SmoothFunction = ([x]) => ({
      value: -((x! - 1) ** 2) / 2,
      gradient: Float64Array.of(1 - x!),
      hessian: Float64Array.of(-1),
    });
    const found = profileInterval({ evaluate: alone, start: Float64Array.of(0), contrast: [2] });
    expect(found).toMatchObject({
      estimate: expect.closeTo(2, 9),
      lower: expect.closeTo(-1.91992797, 7),
    });
  });

  it("works on a likelihood with random effects", () => {
    const counts = countFixture("ties4");
    const data = prepareCumulativeLinkData(counts);
    const evaluate = cumulativeLinkMarginal(data, gaussHermite(1));
    const fit = fitCumulativeLinkMixedModel(counts, { nodes: 1 });
    if (!isEstimate(fit)) throw new Error(fit.kind);
    const size = fit.coefficients.length + 1;
    const begin = Float64Array.from({ length: size }, (_, place) =>
      place < size - 1 ? fit.coefficients[place]!.estimate : 0,
    );
    const contrast = Float64Array.from({ length: size }, (_, place) => Number(place === size - 2));
    const found = profileInterval({ evaluate, start: begin, contrast });
    if (!isEstimate(found)) throw new Error(found.kind);
    const { estimate, se } = fit.coefficients.at(-1)!;
    expect(found.estimate).toBeCloseTo(estimate, 6);
    expect(Math.abs(found.lower - (estimate - 1.96 * se))).toBeLessThan(0.2 * se);
    expect(Math.abs(found.upper - (estimate + 1.96 * se))).toBeLessThan(0.2 * se);

    // Without second derivatives of its own, the same.
    const sloped = withDifferencedCurvature((at) => evaluate(at));
    const same = profileInterval({ evaluate: sloped, start: begin, contrast });
    expect(same).toMatchObject({ lower: expect.closeTo(found.lower, 5) });
  });

  it("refuses a contrast without weight and a confidence of 1", () => {
    expect(() => profileInterval({ evaluate: normal, start, contrast: [0, 0] })).toThrow(
      RangeError,
    );
    expect(() =>
      profileInterval({ evaluate: normal, start, contrast: [1, 0], confidence: 1 }),
    ).toThrow(RangeError);
  });
});

describe("penaliseContrasts", () => {
  it("has the worked example of its documentation", () => {
    const flat: SmoothFunction = (at) => ({
      value: 0,
      gradient: new Float64Array(at.length),
      hessian: new Float64Array(at.length ** 2),
    });
    const { value, gradient, hessian } = penaliseContrasts(
      flat,
      [[-1, 1]],
      3,
    )(Float64Array.of(2, 2))!;
    expect(value).toBeCloseTo(-3 * Math.log(2), 12);
    expect(Array.from(gradient)).toEqual([0, 0].map(() => expect.closeTo(0, 12)));
    expect(Array.from(hessian)).toEqual([-0.75, 0.75, 0.75, -0.75]);
    expect(pairDegrees(2)).toBe(1);
    expect(() => penaliseContrasts(flat, [], 0)).toThrow(RangeError);
  });

  it("has derivatives that are its slopes, and is as likely to either side", () => {
    const penalised = penaliseContrasts(
      normal,
      [
        [-1, 1],
        [2, 0],
      ],
      1.5,
    );
    const differenced = withDifferencedCurvature(penalised);
    const at = Float64Array.of(0.7, -1.2);
    const [own, other] = [penalised(at)!, differenced(at)!];
    own.hessian.forEach((value, place) => {
      expect(other.hessian[place]).toBeCloseTo(value, 6);
    });
    const step = 1e-5;
    const up = penalised(Float64Array.of(0.7 + step, -1.2))!.value;
    const down = penalised(Float64Array.of(0.7 - step, -1.2))!.value;
    expect(own.gradient[0]).toBeCloseTo((up - down) / (2 * step), 7);
  });
});
