import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { tTwoSidedP } from "./distributions";
import { studentisedRangeQuantile, studentisedRangeUpperTail } from "./studentised-range";

/** q, groups, df, tail: scipy 1.17.1, studentized_range.sf, where its own error is below 1e-11. */
const FROM_SCIPY = [
  [2, 3, 2, 0.4765605683739],
  [8, 40, 2, 0.255109541939],
  [3, 4, 1, 0.48913169535279066],
  [3, 4, 10, 0.21111092404225906],
  [5, 4, 9, 0.02688585271932],
  [3, 50, 7, 0.9411385174695058],
  [3.5, 10, 31, 0.319854809332],
  [3.5, 4, 31, 0.08400142087064],
  [2, 4, 1110, 0.4906569082369],
];

/** q, groups, df, tail: R 4.2.2, ptukey(q, groups, df, lower.tail = FALSE). */
const FROM_R = [
  [3.5, 3, 2, 0.229471520694312],
  [3.5, 4, 9, 0.131303657225393],
  [5, 3, 31, 0.00362577598968079],
  [8, 4, 31, 1.87445847210233e-5],
  [3.5, 4, 1110, 0.0644384129208766],
  [5, 4, 1110, 0.00239031025842603],
  [10, 4, 100, 1.3921839236985534e-9],
  [20, 4, 15, 2.4663630027177419e-9],
];

describe("studentisedRangeUpperTail", () => {
  it("agrees with an independent integration to eleven digits", () => {
    for (const [q, groups, df, p] of FROM_SCIPY) {
      expectFigure(studentisedRangeUpperTail(q!, groups!, df!), p!, `${q} ${groups} ${df}`, 2e-11);
    }
  });

  it("agrees with R to the digits that R's way of subtracting from 1 leaves", () => {
    for (const [q, groups, df, p] of FROM_R) {
      const got = studentisedRangeUpperTail(q!, groups!, df!);
      expect(Math.abs(got - p!), `${q} ${groups} ${df}: ${got}`).toBeLessThan(2e-10);
      if (p! > 0.05) expectFigure(got, p!, `${q} ${groups} ${df}`, 1e-9);
    }
  });

  it("is Student's t for two groups, in the far tails as well", () => {
    for (const df of [1, 2, 3.5, 10, 20, 31, 100, 1110, 1e6]) {
      for (const q of [0.1, 1, 3, 6, 12, 40]) {
        const wanted = tTwoSidedP(q / Math.SQRT2, df);
        expectFigure(studentisedRangeUpperTail(q, 2, df), wanted, `${q} on ${df}`, 1e-12);
      }
    }
  });

  it("falls with q and grows with the number of groups", () => {
    const q = fc.double({ min: 0.5, max: 12, noNaN: true });
    fc.assert(
      fc.property(
        q,
        fc.integer({ min: 2, max: 12 }),
        fc.integer({ min: 3, max: 500 }),
        (x, k, df) => {
          const p = studentisedRangeUpperTail(x, k, df);
          expect(studentisedRangeUpperTail(x * 1.1, k, df)).toBeLessThan(p);
          expect(studentisedRangeUpperTail(x, k + 1, df)).toBeGreaterThan(p);
        },
      ),
      { numRuns: 40 },
    );
    expect(studentisedRangeUpperTail(0, 3, 9)).toBe(1);
    expect(studentisedRangeUpperTail(Number.POSITIVE_INFINITY, 3, 9)).toBe(0);
  });

  it("refuses what is outside of the distribution", () => {
    const wrong = [
      [-1, 3, 9],
      [Number.NaN, 3, 9],
      [1, 1, 9],
      [1, 2.5, 9],
      [1, 3, 0],
      [1, 3, Number.POSITIVE_INFINITY],
    ];
    for (const [q, groups, df] of wrong) {
      expect(() => studentisedRangeUpperTail(q!, groups!, df!)).toThrow(RangeError);
    }
    for (const probability of [0, 1, Number.NaN]) {
      expect(() => studentisedRangeQuantile(probability, 3, 9)).toThrow(RangeError);
    }
  });
});

describe("studentisedRangeQuantile", () => {
  it("finds the value of every tail again", () => {
    for (const [q, groups, df] of [
      [3.6, 4, 1110],
      [0.2, 4, 3],
      [17.97, 2, 1],
      [25, 3, 40],
    ] as const) {
      const p = studentisedRangeUpperTail(q, groups, df);
      expectFigure(studentisedRangeQuantile(p, groups, df), q, `${q} ${groups} ${df}`, 1e-11);
    }
  });

  it("agrees with R to the eight digits at which R stops", () => {
    // qtukey(c(.95, .99, .9), c(4, 3, 10), c(1110, 20, 5))
    expectFigure(studentisedRangeQuantile(0.05, 4, 1110), 3.6386685091064628, "4 1110", 1e-8);
    expectFigure(studentisedRangeQuantile(0.01, 3, 20), 4.6392200778495045, "3 20", 1e-8);
    expectFigure(studentisedRangeQuantile(0.1, 10, 5), 5.8159030453532887, "10 5", 1e-8);
  });
});
