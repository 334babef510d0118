import { describe, expect, it } from "vitest";
import { minimiseSmooth } from "./minimise-smooth";

describe("minimiseSmooth", () => {
  it("finds a parabola's floor", () => {
    const found = minimiseSmooth(
      ([x]) => ({ value: (x! - 1) ** 2, gradient: Float64Array.of(2 * (x! - 1)) }),
      Float64Array.of(0),
      { metric: Float64Array.of(1) },
    );
    expect(found?.at[0]).toBeCloseTo(1, 10);
    expect(found?.hessian[0]).toBeCloseTo(2, 8);
    expect(found?.covariance[0]).toBeCloseTo(0.5, 8);
  });

  it("follows Rosenbrock's valley", () => {
    const found = minimiseSmooth(
      ([x, y]) => ({
        value: (1 - x!) ** 2 + 100 * (y! - x! * x!) ** 2,
        gradient: Float64Array.of(-2 * (1 - x!) - 400 * x! * (y! - x! * x!), 200 * (y! - x! * x!)),
      }),
      Float64Array.of(-1.2, 1),
      { metric: Float64Array.of(1, 0, 0, 1) },
    );
    expect(found?.at[0]).toBeCloseTo(1, 7);
    expect(found?.at[1]).toBeCloseTo(1, 7);
  });

  it("gives nothing where there is no floor", () => {
    const found = minimiseSmooth(
      ([x]) => ({ value: Math.exp(-x!), gradient: Float64Array.of(-Math.exp(-x!)) }),
      Float64Array.of(0),
      { metric: Float64Array.of(1), endsAt: ([x]) => x! > 10 },
    );
    expect(found).toBeNull();
  });

  it("refuses a start that is none", () => {
    expect(() =>
      minimiseSmooth(() => null, Float64Array.of(0), { metric: Float64Array.of(1) }),
    ).toThrow(RangeError);
  });
});
