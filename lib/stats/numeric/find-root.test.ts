import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findRoot } from "./find-root";

describe("findRoot", () => {
  it("has the worked example of its documentation", () => {
    expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 13);
  });

  it("finds where rising and falling functions pass 0, straight or bent", () => {
    const bends = [
      (x: number) => x,
      (x: number) => x ** 3,
      (x: number) => Math.expm1(x),
      (x: number) => Math.atan(50 * x),
      (x: number) => Math.sign(x) * Math.abs(x) ** 0.2,
    ];
    fc.assert(
      fc.property(
        fc.double({ min: -1, max: 1, noNaN: true }),
        fc.constantFrom(...bends),
        fc.constantFrom(1, -1),
        (root, bend, sign) => {
          const found = findRoot((x) => sign * bend(x - root), -3, 4);
          expect(Math.abs(found - root)).toBeLessThan(1e-4);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("is at an end that is the root, and refuses ends of the same sign", () => {
    expect(findRoot((x) => x, 0, 1)).toBe(0);
    expect(findRoot((x) => x - 1, 0, 1)).toBe(1);
    expect(() => findRoot((x) => x * x + 1, -1, 1)).toThrow(RangeError);
  });
});
