import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { incompleteBeta } from "./incomplete-beta";

/** P(at least k successes in n), added up from the smallest term. */
function binomialTail(k: number, n: number, chance: number): number {
  const terms = [];
  let term = (1 - chance) ** n;
  for (let successes = 0; successes <= n; successes++) {
    if (successes >= k) terms.push(term);
    term *= ((n - successes) / (successes + 1)) * (chance / (1 - chance));
  }
  return terms.sort((a, b) => a - b).reduce((sum, next) => sum + next, 0);
}

describe("incompleteBeta", () => {
  it("gives the chance of two heads or more in four throws", () => {
    expectFigure(incompleteBeta(0.5, 2, 3), 0.6875, "I(.5; 2, 3)", 1e-14);
  });

  it("gives binomial tails, on both sides of the mean and far from it", () => {
    const trials = fc.integer({ min: 1, max: 200 });
    const chance = fc.double({ min: 0.01, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(trials, fc.nat(), chance, (n, pick, p) => {
        const k = 1 + (pick % n);
        const wanted = binomialTail(k, n, p);
        fc.pre(wanted > 1e-290); // smaller doubles have fewer digits
        expectFigure(incompleteBeta(p, k, n - k + 1), wanted, `${k} of ${n} at ${p}`, 1e-11);
      }),
    );
  });

  it("adds up to one with its mirror image, and reaches 0 and 1 at the ends", () => {
    expect(incompleteBeta(0.3, 7, 2.5) + incompleteBeta(0.7, 2.5, 7)).toBeCloseTo(1, 14);
    expect(incompleteBeta(0, 3, 4)).toBe(0);
    expect(incompleteBeta(1, 3, 4)).toBe(1);
  });

  it("refuses arguments that it is not defined for", () => {
    const wrong = [
      [-0.1, 1, 1],
      [1.1, 1, 1],
      [0.5, 0, 1],
      [0.5, 1, Number.NaN],
      [0.5, Number.POSITIVE_INFINITY, 1],
    ];
    for (const [x, a, b] of wrong) expect(() => incompleteBeta(x!, a!, b!)).toThrow(RangeError);
  });
});
