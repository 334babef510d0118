import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { meanRanks } from "@/lib/stats/rank/mean-ranks";
import {
  expectFigure,
  FIXTURES,
  readFigures,
  readFixtureRows,
} from "@/lib/stats/testing/read-references";
import { correlatePearson, correlateSpearman } from "./correlate";

interface ReferenceCorrelation {
  v1: string;
  v2: string;
  n: number;
  pearson: number | null;
  pearson_t: number | null;
  pearson_df: number;
  pearson_p: number | null;
  pearson_ci_lo: number | null;
  pearson_ci_hi: number | null;
  spearman: number | null;
  spearman_p_t: number | null;
}

const figures =
  readFigures<Record<string, { correlations: ReferenceCorrelation[] }>>("fixtures.json");

describe.each(FIXTURES)("The correlations of %s", (name) => {
  const rows = readFixtureRows(name);
  const measure = (letter: string) => rows.map(({ ratings }) => ratings[letter]!);

  it.each(figures[name]!.correlations)("are R's for $v1 and $v2", (wanted) => {
    const pearson = correlatePearson(measure(wanted.v1), measure(wanted.v2));
    const spearman = correlateSpearman(measure(wanted.v1), measure(wanted.v2));
    if (wanted.pearson === null) {
      expect(pearson).toEqual({ kind: "undefined", reason: "no-variation" });
      expect(spearman).toEqual(pearson);
      return;
    }
    const what = `${name} ${wanted.v1} ${wanted.v2}`;
    if (!isEstimate(pearson) || !isEstimate(spearman)) throw new Error(what);
    if (!isEstimate(pearson.test) || !isEstimate(spearman.test)) throw new Error(what);
    if (!isEstimate(pearson.interval)) throw new Error(what);
    expect([pearson.n, spearman.n, pearson.test.df]).toEqual([
      wanted.n,
      wanted.n,
      wanted.pearson_df,
    ]);
    expectFigure(pearson.r, wanted.pearson, `r of ${what}`);
    expectFigure(pearson.test.t, wanted.pearson_t, `t of ${what}`);
    expectFigure(pearson.interval.lower, wanted.pearson_ci_lo, `lower end of ${what}`);
    expectFigure(pearson.interval.upper, wanted.pearson_ci_hi, `upper end of ${what}`);
    expectFigure(spearman.r, wanted.spearman, `rho of ${what}`);
    for (const [p, ofR] of [
      [pearson.test.p, wanted.pearson_p],
      [spearman.test.p, wanted.spearman_p_t],
    ] as const) {
      if (ofR! > 1e-290) expectFigure(p, ofR, `p of ${what}`);
      else expect(p).toBeLessThan(1e-289);
    }
  });
});

describe("Correlations", () => {
  it("have the worked examples of their documentation", () => {
    // cor.test(c(1, 2, 3, 4, 5), c(2, 1, 4, 3, 5))
    const got = correlatePearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 5]);
    if (!isEstimate(got) || !isEstimate(got.test) || !isEstimate(got.interval)) throw new Error();
    expectFigure(got.r, 0.8, "r");
    expectFigure(got.test.p, 0.104088039, "p", 1e-8);
    expectFigure(got.interval.lower, -0.279640041969, "lower");
    expectFigure(got.interval.upper, 0.986196193301, "upper");
    // cor.test(c(1, 2, 3, 4), c(1, 1, 3, 2), method = "spearman", exact = FALSE)
    const ranks = correlateSpearman([1, 2, 3, 4], [1, 1, 3, 2]);
    if (!isEstimate(ranks) || !isEstimate(ranks.test)) throw new Error();
    expectFigure(ranks.r, 0.737864787373, "rho");
    expectFigure(ranks.test.t, 1.546041365048, "t");
    expectFigure(ranks.test.p, 0.262135213, "p", 1e-8);
  });

  it("leave out the pairs that lack a measure, whether null or, in a typed array, NaN", () => {
    const whole = correlatePearson([1, 2, 4, 3], [2, 1, 4, 5]);
    expect(correlatePearson([1, null, 2, 4, 7, 3], [2, 9, 1, 4, null, 5])).toEqual(whole);
    const typed = Float64Array.of(1, Number.NaN, 2, 4, 3);
    expect(correlatePearson(typed, [2, 9, 1, 4, 5])).toEqual(whole);
  });

  it("stay the same in other units, and Spearman's under any rising function", () => {
    const pairs = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })),
      {
        minLength: 4,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(pairs, (rows) => {
        const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
        const one = correlatePearson(x, y);
        const two = correlatePearson(
          x.map((a) => 1000 - 20 * a),
          y,
        );
        const ranks = correlateSpearman(x, y);
        fc.pre(isEstimate(one) && isEstimate(two));
        if (!isEstimate(one) || !isEstimate(two)) return;
        expect(two.r).toBeCloseTo(-one.r, 12);
        expect(correlateSpearman(x.map(Math.exp), y)).toEqual(ranks);
      }),
    );
  });

  it("have neither test nor interval where one measure determines the other", () => {
    const exact = { kind: "undefined", reason: "no-residual-variation" };
    const x = [0.1, 0.2, 0.3, 0.7];
    const y = x.map((value) => 1 - 3 * value);
    const got = correlatePearson(x, y);
    expect(got).toMatchObject({ test: exact, interval: exact });
    if (isEstimate(got)) expectFigure(got.r, -1, "r", 1e-14);
    expect(correlateSpearman(x, y)).toMatchObject({ r: -1, test: exact });
  });

  it("need three rows, and four for an interval", () => {
    const few = { kind: "insufficient-data", of: "ratings", needed: 3, got: 2 };
    expect(correlatePearson([1, 2, null], [2, 3, 4])).toEqual(few);
    expect(correlateSpearman([1, 2], [2, 3])).toEqual(few);
    expect(correlatePearson([1, 2, 3], [2, 5, 4])).toMatchObject({
      kind: "estimate",
      interval: { kind: "insufficient-data", needed: 4, got: 3 },
    });
  });

  it("refuse measures of different lengths, infinite numbers, and no confidence", () => {
    expect(() => correlatePearson([1, 2], [1, 2, 3])).toThrow(RangeError);
    expect(() => correlateSpearman([1, Number.POSITIVE_INFINITY], [1, 2])).toThrow(RangeError);
    expect(() => correlatePearson([1, 2, 3], [1, 2, 3], 0)).toThrow(RangeError);
  });

  it("rank by means where numbers are equal", () => {
    expect([...meanRanks(Float64Array.of(10, 20, 20, 5))]).toEqual([2, 3.5, 3.5, 1]);
  });
});
