import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Curvature, maximiseByNewton } from "./maximise-by-newton";

/** −100 (a − x²)² − (1 − x)² with a free: a curved ridge that is not concave everywhere. */
function curvedRidge([x, a]: Float64Array): Curvature {
  const miss = a! - x! * x!;
  return {
    value: -100 * miss * miss - (1 - x!) ** 2,
    gradient: new Float64Array([400 * x! * miss + 2 * (1 - x!), -200 * miss]),
    hessian: new Float64Array([400 * miss - 800 * x! * x! - 2, 400 * x!, 400 * x!, -200]),
  };
}

describe("maximiseByNewton", () => {
  it("finds the top of a parabola", () => {
    const got = maximiseByNewton(
      ([x]) => ({
        value: -((x! - 1) ** 2),
        gradient: new Float64Array([-2 * (x! - 1)]),
        hessian: new Float64Array([-2]),
      }),
      new Float64Array([0]),
    );
    if (got.kind !== "maximum") throw new Error(got.kind);
    expect(got.at[0]).toBeCloseTo(1, 14);
  });

  it("climbs a curved ridge from anywhere near", () => {
    const near = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(near, near, (x, a) => {
        const got = maximiseByNewton(curvedRidge, new Float64Array([x, a]));
        if (got.kind !== "maximum") throw new Error(got.kind);
        expect(got.at[0]).toBeCloseTo(1, 6);
        expect(got.at[1]).toBeCloseTo(1, 6);
      }),
    );
  });

  it("stays where the function is defined", () => {
    // log x − x has its maximum at 1; a whole step from 2.5 would leave the positive numbers.
    const got = maximiseByNewton(
      ([x]) =>
        x! > 0
          ? {
              value: Math.log(x!) - x!,
              gradient: new Float64Array([1 / x! - 1]),
              hessian: new Float64Array([-1 / x! ** 2]),
            }
          : null,
      new Float64Array([2.5]),
    );
    if (got.kind !== "maximum") throw new Error(got.kind);
    expect(got.at[0]).toBeCloseTo(1, 7);
  });

  it("ends on functions without a maximum, and where it is told to", () => {
    const grows = ([x]: Float64Array): Curvature => ({
      value: -Math.exp(-x!),
      gradient: new Float64Array([Math.exp(-x!)]),
      hessian: new Float64Array([-Math.exp(-x!)]),
    });
    const options = { tolerance: 0, iterations: 20 };
    const start = new Float64Array([0]);
    expect(maximiseByNewton(grows, start, options).kind).toBe("no-convergence");
    const endsAt = ([x]: Float64Array) => x! > 5;
    expect(maximiseByNewton(grows, start, { ...options, endsAt }).kind).toBe("left");
  });

  it("refuses a start outside the function's domain", () => {
    expect(() => maximiseByNewton(() => null, new Float64Array([0]))).toThrow(RangeError);
  });
});
