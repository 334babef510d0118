import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectFigure, readTails } from "@/lib/stats/testing/read-references";
import {
  chiSquareUpperTail,
  fUpperTail,
  normalQuantile,
  normalTwoSidedP,
  normalUpperTail,
  tQuantile,
  tTwoSidedP,
} from "./distributions";

const tails = readTails();

describe("distributions", () => {
  it("gives the normal p-value to twelve digits, from the middle to 1e-299", () => {
    for (const [z, p] of tails.normal) {
      expectFigure(normalTwoSidedP(z!), p!, `p of z ${z}`, 1e-12);
      expect(normalTwoSidedP(-z!)).toBe(normalTwoSidedP(z!));
    }
    expect(normalTwoSidedP(0)).toBe(1);
    expect(normalTwoSidedP(Number.POSITIVE_INFINITY)).toBe(0);
  });

  it("gives the chi-square tail to twelve digits for 1 to 1000 degrees of freedom", () => {
    for (const [x, df, p] of tails.chi_square) {
      expectFigure(chiSquareUpperTail(x!, df!), p!, `p of ${x} on ${df}`, 1e-12);
    }
    expect(chiSquareUpperTail(0, 3)).toBe(1);
  });

  it("gives the p-value of t to eleven digits for 1 to a million degrees of freedom", () => {
    for (const [t, df, p] of tails.t) {
      expectFigure(tTwoSidedP(t!, df!), p!, `p of t ${t} on ${df}`, 1e-11);
      expect(tTwoSidedP(-t!, df!)).toBe(tTwoSidedP(t!, df!));
    }
    expect(tTwoSidedP(0, 5)).toBe(1);
    expect(tTwoSidedP(Number.NEGATIVE_INFINITY, 5)).toBe(0);
  });

  it("agrees with R on the p-values of t in its regression tables, down to a denormal number", () => {
    for (const [t, df, p] of tails.t_from_R) {
      const digitsLeft = p! < 1e-300 ? 1e-3 : 1e-9;
      expectFigure(tTwoSidedP(t!, df!), p!, `p of t ${t} on ${df}`, digitsLeft);
    }
  });

  it("has the closed forms of t with one and two degrees of freedom", () => {
    expectFigure(tTwoSidedP(1, 1), 0.5, "quarter of the circle", 1e-14);
    expectFigure(tTwoSidedP(1e150, 1), 2 / (Math.PI * 1e150), "far tail of Cauchy", 1e-13);
    expectFigure(tTwoSidedP(Math.SQRT2, 2), 1 - Math.SQRT1_2, "df 2", 1e-14);
  });

  it("gives t quantiles to twelve digits, the lower ones as mirror images", () => {
    for (const [probability, df, t] of tails.t_quantile) {
      // What the distance of a probability from 1 loses when it is written as a double.
      const lost = Number.EPSILON / (1 - probability!);
      expectFigure(tQuantile(probability!, df!), t!, `${probability} on ${df}`, 1e-12 + lost);
    }
    expect(tQuantile(0.25, 7)).toBe(-tQuantile(0.75, 7));
    expect(tQuantile(0.5, 7)).toBe(0);
  });

  it("agrees with R on the tail of F and of the normal, and on normal quantiles", () => {
    for (const [f, df1, df2, p] of tails.f_from_R) {
      expectFigure(fUpperTail(f!, df1!, df2!), p!, `p of F ${f} on ${df1} and ${df2}`, 1e-11);
    }
    for (const [z, p] of tails.normal_upper_from_R) {
      expectFigure(normalUpperTail(z!), p!, `tail beyond ${z}`, 1e-12);
    }
    for (const [probability, z] of tails.normal_quantile_from_R) {
      expectFigure(normalQuantile(probability!), z!, `quantile of ${probability}`, 1e-12);
    }
    expect(fUpperTail(0, 2, 3)).toBe(1);
    expect(fUpperTail(Number.POSITIVE_INFINITY, 2, 3)).toBe(0);
  });

  it("finds again by its quantile every probability that it gives", () => {
    const df = fc.double({ min: 0.5, max: 1e4, noNaN: true });
    const t = fc.double({ min: 0.01, max: 30, noNaN: true });
    fc.assert(
      fc.property(df, t, (freedom, value) => {
        const p = tTwoSidedP(value, freedom);
        fc.pre(p > 1e-280);
        expectFigure(-tQuantile(p / 2, freedom), value, `t ${value} on ${freedom}`, 1e-9);
      }),
    );
  });

  it("refuses what is outside of a distribution", () => {
    for (const df of [0, -1, Number.NaN]) {
      expect(() => tTwoSidedP(1, df)).toThrow(RangeError);
      expect(() => tQuantile(0.975, df)).toThrow(RangeError);
      expect(() => chiSquareUpperTail(1, df)).toThrow(RangeError);
    }
    expect(() => chiSquareUpperTail(-1, 2)).toThrow(RangeError);
    expect(() => normalTwoSidedP(Number.NaN)).toThrow(RangeError);
    expect(() => tTwoSidedP(Number.NaN, 2)).toThrow(RangeError);
    for (const probability of [0, 1, -0.1, 1.1, Number.NaN]) {
      expect(() => tQuantile(probability, 5)).toThrow(RangeError);
    }
  });
});
