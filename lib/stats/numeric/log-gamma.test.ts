import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { continuedFraction } from "./continued-fraction";
import { logBeta, logGamma } from "./log-gamma";

describe("logGamma and logBeta", () => {
  it("give the logarithms of factorials", () => {
    let factorial = 1;
    for (let n = 1; n <= 170; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(
        4e-15 * Math.max(1, Math.log(factorial)),
      );
      factorial *= n;
    }
  });

  it("give half-integers by the root of pi", () => {
    expectFigure(logGamma(0.5), Math.log(Math.PI) / 2, "ln gamma of .5", 1e-14);
    expectFigure(logGamma(10.5), Math.log(1133278.3889487856), "ln gamma of 10.5", 1e-14);
    expectFigure(logBeta(0.5, 0.5), Math.log(Math.PI), "ln beta of .5 and .5", 1e-14);
  });

  it("keep the recurrence of beta, B(a, b) = B(a + 1, b) (a + b) / a, across all ways to compute it", () => {
    const argument = fc.double({ min: 0.1, max: 1e5, noNaN: true });
    fc.assert(
      fc.property(argument, argument, (a, b) => {
        const stepped = logBeta(a + 1, b) + Math.log1p(b / a);
        // Each side is wrong by some last bits of its own size.
        const leeway = 1e-14 * Math.max(1, Math.abs(stepped));
        expect(Math.abs(logBeta(a, b) - stepped)).toBeLessThan(leeway);
        expect(logBeta(a, b)).toBe(logBeta(b, a));
      }),
    );
  });
});

describe("continuedFraction", () => {
  it("gives the golden ratio for ones, and says so when it does not settle", () => {
    const ones = continuedFraction(1, () => ({ a: 1, b: 1 }));
    expectFigure(ones, (1 + Math.sqrt(5)) / 2, "golden ratio", 1e-14);
    expect(() => continuedFraction(1, () => ({ a: -1, b: 1 }))).toThrow("does not settle");
  });
});
