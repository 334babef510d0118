import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { logTicks, ratioRange, roundRange, scaleTicks } from "./axis-ticks";

describe("A range with round ends", () => {
  it("holds every value, between ticks that are evenly spaced and not too many", () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const [low, high] = [Math.min(...values), Math.max(...values)];
        fc.pre(high - low > 1e-6);
        const { range, ticks } = roundRange(values);
        // Less than a pixel's billionth may stand out.
        const dust = (high - low) * 1e-8;
        expect(range[0]).toBeLessThanOrEqual(low + dust);
        expect(range[1]).toBeGreaterThanOrEqual(high - dust);
        expect([ticks[0], ticks.at(-1)]).toEqual(range);
        expect(ticks.length).toBeLessThanOrEqual(8);
      }),
    );
  });

  it("has readable ticks", () => {
    expect(roundRange([0.4196, 0.7606]).ticks).toEqual([0.4, 0.5, 0.6, 0.7, 0.8]);
    expect(roundRange([18, 402]).ticks).toEqual([0, 100, 200, 300, 400, 500]);
  });

  it("is there for a single value, and for none", () => {
    const { range } = roundRange([0.7]);
    expect(range[0]).toBeLessThan(range[1]);
    expect(roundRange([]).range).toEqual([0, 1]);
  });
});

describe("The ticks of a logarithmic axis", () => {
  it("are round, and 1 is among them", () => {
    expect(logTicks([0.4, 4.5])).toEqual([0.5, 0.7, 1, 1.5, 2, 3]);
    expect(logTicks([0.05, 20])).toEqual([0.1, 0.3, 1, 3, 10]);
  });

  it("are few however wide the axis is", () => {
    const edge = fc.double({ min: 0.01, max: 5, noNaN: true });
    fc.assert(
      fc.property(edge, edge, (below, above) => {
        const range = ratioRange([10 ** -below, 10 ** above], []);
        const ticks = logTicks(range);
        expect(ticks).toContain(1);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThanOrEqual(11);
      }),
    );
  });
});

describe("The range of ratios", () => {
  it("holds 1, the estimates, and intervals up to a bound", () => {
    const [low, high] = ratioRange([2], [1.5, 1e6]);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(20);
    expect(high).toBeLessThan(22);
  });

  it("holds an estimate beyond the bound too", () => {
    expect(ratioRange([50], [])[1]).toBeGreaterThan(50);
  });
});

describe("The ticks of an answer scale", () => {
  it("are the answers, or quarters where it is zoomed", () => {
    expect(scaleTicks([1, 5])).toEqual([1, 2, 3, 4, 5]);
    expect(scaleTicks([3.5, 4.5])).toEqual([3.5, 3.75, 4, 4.25, 4.5]);
  });
});
