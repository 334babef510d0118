import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { insufficientData, type Outcome } from "@/lib/stats/numeric/outcome";
import { expectFigure, readCells, readFigures } from "@/lib/stats/testing/read-references";
import { agreementIntraclass } from "./intraclass-agreement";

interface ReferenceForm {
  type: string;
  ICC: number;
  F: number;
  df1: number;
  df2: number;
  p: number;
  lo: number;
  hi: number;
}

function need<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== "estimate") throw new Error(outcome.kind);
  return outcome;
}

/** In the order in which R's psych lists them. */
function listForms(ratings: number[][]) {
  const { oneWay, agreement, consistency } = need(agreementIntraclass(ratings));
  const forms = [oneWay, agreement, consistency];
  return [...forms.map(({ single }) => single), ...forms.map(({ average }) => average)];
}

const noVariation = { kind: "undefined", reason: "no-variation" };

describe("agreementIntraclass", () => {
  it("finds the six forms of R's psych, with F, p and interval", () => {
    const ratings = readCells("icc30x4.csv").map((cells) => Object.values(cells).map(Number));
    const wanted = readFigures<{ icc30x4: { psych_ICC: ReferenceForm[] } }>("fixtures.json").icc30x4
      .psych_ICC;
    listForms(ratings).forEach((form, index) => {
      const { type, ICC, F, df1, df2, p, lo, hi } = wanted[index]!;
      const got = need(form);
      const test = need(got.test);
      expectFigure(got.icc, ICC, type);
      expectFigure(test.f, F, `F of ${type}`);
      expectFigure(test.p, p, `p of ${type}`);
      const interval = need(got.interval);
      expectFigure(interval.lower, lo, `lower limit of ${type}`);
      expectFigure(interval.upper, hi, `upper limit of ${type}`);
      expect([test.df1, test.df2]).toEqual([df1, df2]);
    });
  });

  it("gives the figures of the worked example", () => {
    // Mean squares: units 33/8, raters 1/8, within 3/8, error 11/24.
    const example = [
      [1, 2],
      [3, 3],
      [5, 4],
      [4, 5],
    ];
    const got = listForms(example).map((form) => need(form).icc);
    const [units, raters, within, error] = [33 / 8, 1 / 8, 3 / 8, 11 / 24];
    const wanted = [
      (units - within) / (units + within),
      (units - error) / (units + error + (raters - error) / 2),
      (units - error) / (units + error),
      (units - within) / units,
      (units - error) / (units + (raters - error) / 4),
      (units - error) / units,
    ];
    got.forEach((icc, index) => {
      expect(icc).toBeCloseTo(wanted[index]!, 13);
    });
  });

  it("lets a rater who is always higher disagree in ICC(2), not in ICC(3)", () => {
    const got = need(
      agreementIntraclass([
        [1, 3],
        [2, 4],
        [3, 5],
      ]),
    );
    expect(need(got.consistency.single)).toMatchObject({
      icc: 1,
      test: noVariation,
      interval: noVariation,
    });
    expect(need(got.agreement.single).icc).toBeCloseTo(1 / 3, 14);
  });

  it("has finite figures only, and estimates within their intervals", () => {
    const rows = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), {
      minLength: 2,
      maxLength: 9,
    });
    fc.assert(
      fc.property(rows, (ratings) => {
        const outcome = agreementIntraclass(ratings);
        if (outcome.kind !== "estimate") return;
        for (const { single, average } of [
          outcome.oneWay,
          outcome.agreement,
          outcome.consistency,
        ]) {
          for (const form of [single, average]) {
            if (form.kind !== "estimate") continue;
            expect(form.icc).toBeLessThanOrEqual(1);
            expect(form.interval.kind === "estimate" && form.test.kind !== "estimate").toBe(false);
            if (form.interval.kind !== "estimate") continue;
            const { lower, upper } = form.interval;
            expect([lower, upper]).toSatisfy((limits: number[]) => limits.every(Number.isFinite));
            expect(lower).toBeLessThanOrEqual(form.icc + 1e-9);
            expect(upper).toBeGreaterThanOrEqual(form.icc - 1e-9);
          }
        }
      }),
    );
  });

  it("has no interval where nearly no degrees of freedom would leave the estimate out of it", () => {
    // R, by the same formula: from NaN to -.688, for an estimate of -.667 and .007 degrees of freedom.
    const { agreement, consistency } = need(
      agreementIntraclass([
        [0, 3, 4],
        [2, 4, 0],
      ]),
    );
    expect(need(agreement.single).icc).toBeCloseTo(-2 / 3, 12);
    expect(need(agreement.single).interval).toEqual(insufficientData("residual-df", 1, 0));
    expect(need(consistency.single).interval.kind).toBe("estimate");
  });

  it("is undefined for equal ratings, and for means where unit means are equal", () => {
    for (const form of listForms([
      [2, 2, 2],
      [2, 2, 2],
    ])) {
      expect(form).toEqual(noVariation);
    }
    const crossed = need(
      agreementIntraclass([
        [1, 2],
        [2, 1],
      ]),
    );
    expect(crossed.oneWay.average).toEqual(noVariation);
    expect(crossed.agreement.single).toEqual(noVariation);
    expect(need(crossed.consistency.single).icc).toBe(-1);
  });

  it("needs two units and two raters, and refuses a table with holes", () => {
    const missing = (got: number) => ({
      kind: "insufficient-data",
      of: "pairable-units",
      needed: 2,
      got,
    });
    expect(agreementIntraclass([[1, 2]])).toEqual(missing(1));
    expect(agreementIntraclass([[1], [2]])).toEqual(missing(0));
    expect(() => agreementIntraclass([[1, 2], [1]])).toThrow(RangeError);
    expect(() => agreementIntraclass([[1, Number.NaN]])).toThrow(RangeError);
    expect(() => agreementIntraclass([], 0)).toThrow(RangeError);
  });
});
