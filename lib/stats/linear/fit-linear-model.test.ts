import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRandom } from "@/lib/random";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import {
  expectFigure,
  FIXTURES,
  readFigures,
  readFixtureRows,
  relativeError,
} from "@/lib/stats/testing/read-references";
import type { Coefficient } from "./coefficient-table";
import { fitLinearModel, type LinearModelRequest } from "./fit-linear-model";
import { treatmentColumns } from "./treatment-columns";

interface ReferenceModel {
  n: number;
  r2: number;
  adj_r2: number;
  sigma: number;
  df_residual: number;
  F: number;
  F_df1: number;
  F_df2: number;
  F_p: number;
  aliased: string[];
  AIC: number;
  BIC: number;
  RSS: number;
  coefficients: {
    term: string;
    estimate: number;
    se: number;
    t: number;
    p: number;
    ci_lo: number;
    ci_hi: number;
  }[];
}

interface ReferenceTables {
  lm_Q_model: ReferenceModel;
  lm_Q_model_length: ReferenceModel;
  lm_cluster_robust: {
    HC1: {
      G: number;
      table: { term: string; estimate: number; se: number; t: number; p_t_Gm1: number }[];
    };
  };
}

const references = readFigures<Record<string, ReferenceTables>>("fixtures.json");
const varying = FIXTURES.filter((name) => name !== "constant");

/** Q on method, with or without the length of the explanation; participants are the clusters. */
function request(name: string, withLength: boolean): LinearModelRequest {
  const rows = readFixtureRows(name).filter(({ ratings }) => ratings.Q !== null);
  const groups = [...new Set(rows.map(({ group }) => group))].sort();
  const columns = treatmentColumns(
    rows.map(({ group }) => groups.indexOf(group)),
    groups.length,
  );
  const length = rows.map((row) => row.length);
  return {
    response: rows.map(({ ratings }) => ratings.Q!),
    terms: [...columns, ...(withLength ? [length] : [])].map((values) => ({ values })),
    cluster: rows.map(({ participant }) => Number(participant)),
  };
}

function modelOf(wanted: LinearModelRequest) {
  const model = fitLinearModel(wanted);
  if (model.kind !== "estimate") throw new Error(model.kind);
  return model;
}

function coefficientsOf(outcomes: Outcome<Coefficient>[]): Coefficient[] {
  return outcomes.map((outcome) => {
    if (outcome.kind !== "estimate") throw new Error(outcome.kind);
    return outcome;
  });
}

describe("fitLinearModel", () => {
  it.each(varying.flatMap((name) => [[name, false] as const, [name, true] as const]))(
    "fits %s as R does (with the length: %s)",
    (name, withLength) => {
      const wanted = references[name]![withLength ? "lm_Q_model_length" : "lm_Q_model"];
      const got = modelOf(request(name, withLength));
      expect([got.n, got.residualDf]).toEqual([wanted.n, wanted.df_residual]);
      expect(got.aliased).toEqual([]);
      expectFigure(got.rss, wanted.RSS, `RSS of ${name}`);
      expectFigure(got.sigma, wanted.sigma, `sigma of ${name}`);
      expectFigure(got.rSquared, wanted.r2, `R² of ${name}`);
      expectFigure(got.adjustedRSquared, wanted.adj_r2, `adjusted R² of ${name}`);
      expectFigure(got.aic, wanted.AIC, `AIC of ${name}`);
      expectFigure(got.bic, wanted.BIC, `BIC of ${name}`);
      if (got.f.kind !== "estimate") throw new Error(got.f.kind);
      expectFigure(got.f.f, wanted.F, `F of ${name}`);
      expectFigure(got.f.p, wanted.F_p, `p of F of ${name}`);
      expect([got.f.df1, got.f.df2]).toEqual([wanted.F_df1, wanted.F_df2]);
      coefficientsOf(got.coefficients).forEach((coefficient, place) => {
        const row = wanted.coefficients[place]!;
        const what = `${row.term} of ${name}`;
        expectFigure(coefficient.estimate, row.estimate, `estimate of ${what}`);
        expectFigure(coefficient.se, row.se, `se of ${what}`);
        expectFigure(coefficient.t, row.t, `t of ${what}`);
        if (row.p > 1e-290) expectFigure(coefficient.p, row.p, `p of ${what}`);
        else expect(coefficient.p).toBeLessThan(1e-289);
        expectFigure(coefficient.lower, row.ci_lo, `lower end of ${what}`);
        expectFigure(coefficient.upper, row.ci_hi, `upper end of ${what}`);
      });
    },
  );

  it.each(varying)("gives %s the errors by participant that R gives it", (name) => {
    const wanted = references[name]!.lm_cluster_robust.HC1;
    const { clusterRobust } = modelOf(request(name, false));
    if (clusterRobust?.kind !== "estimate") throw new Error(clusterRobust?.kind);
    expect(clusterRobust.clusters).toBe(wanted.G);
    coefficientsOf(clusterRobust.coefficients).forEach((coefficient, place) => {
      const row = wanted.table[place]!;
      expectFigure(coefficient.estimate, row.estimate, `estimate of ${row.term} of ${name}`);
      expectFigure(coefficient.se, row.se, `se of ${row.term} of ${name}`);
      expectFigure(coefficient.t, row.t, `t of ${row.term} of ${name}`);
      if (row.p_t_Gm1 > 1e-290) {
        expectFigure(coefficient.p, row.p_t_Gm1, `p of ${row.term} of ${name}`);
      } else expect(coefficient.p).toBeLessThan(1e-289);
    });
  });

  it("tests all terms by participant as R's matrices do", () => {
    // With S the participants' sums of X times residuals, and A the inverse of X'X:
    // V <- G / (G - 1) * (n - 1) / (n - k) * A %*% crossprod(S) %*% A
    // t(b[-1]) %*% solve(V[-1, -1], b[-1]) / (k - 1), and pf of it on k - 1 and G - 1
    for (const [name, withLength, f, p] of [
      ["ties4", false, 2.62458467698264, 0.102868618777611],
      ["ties4", true, 1.9469078076599, 0.172667455040902],
      ["single", false, 113.128322502946, 0.000253434288494161],
      ["missing", true, 0.724610249543944, 0.596784075868177],
      ["big5000", true, 81.6797738637139, 2.54693935823742e-46],
    ] as const) {
      const { clusterRobust } = modelOf(request(name, withLength));
      if (clusterRobust?.kind !== "estimate") throw new Error(clusterRobust?.kind);
      if (clusterRobust.wald.kind !== "estimate") throw new Error(clusterRobust.wald.kind);
      expectFigure(clusterRobust.wald.f, f, `F of ${name}`);
      expectFigure(clusterRobust.wald.p, p, `p of ${name}`);
    }
  });

  it("says that equal responses have no variation, where R's figures are rounding errors", () => {
    const undefinedModel = { kind: "undefined", reason: "no-variation" };
    expect(fitLinearModel(request("constant", false))).toEqual(undefinedModel);
    expect(fitLinearModel(request("constant", true))).toEqual(undefinedModel);
  });

  it("drops terms that earlier ones determine, says which, and fits the others as if alone", () => {
    const { response, terms, cluster } = request("ties4", true);
    const [b, c, d, length] = terms.map(({ values }) => Array.from(values));
    const a = b!.map((value, row) => 1 - value - c![row]! - d![row]!);
    const zero = a.map(() => 0);
    const sum = length!.map((value, row) => 3 * value + 2 * b![row]!);
    const withThem = [a, b!, c!, d!, zero, length!, sum].map((values) => ({ values }));
    const got = modelOf({ response, terms: withThem, cluster });
    const alone = modelOf({ response, terms: [a, b!, c!, length!].map((values) => ({ values })) });
    expect(got.aliased).toEqual([3, 4, 6]);
    const dropped = { kind: "undefined", reason: "singular" };
    for (const place of got.aliased) expect(got.coefficients[place + 1]).toEqual(dropped);
    const estimates = coefficientsOf(got.coefficients.filter(isEstimate));
    coefficientsOf(alone.coefficients).forEach((coefficient, place) => {
      expectFigure(estimates[place]!.estimate, coefficient.estimate, "estimate");
      expectFigure(estimates[place]!.se, coefficient.se, "se");
    });
    expectFigure(got.rss, alone.rss, "RSS");
    expect(got.residualDf).toBe(alone.residualDf);
  });

  it("solves the normal equations: residuals are orthogonal to every term", () => {
    const row = fc.record({
      x: fc.integer({ min: -50, max: 50 }),
      z: fc.integer({ min: 900, max: 1400 }),
      y: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 600 }), (rows) => {
        const [x, z, y] = [rows.map((r) => r.x), rows.map((r) => r.z), rows.map((r) => r.y)];
        const model = fitLinearModel({ response: y, terms: [{ values: x }, { values: z }] });
        fc.pre(model.kind === "estimate");
        if (model.kind !== "estimate") return;
        const b = model.coefficients.map((c) => (c.kind === "estimate" ? c.estimate : 0));
        const residuals = y.map((value, i) => value - b[0]! - b[1]! * x[i]! - b[2]! * z[i]!);
        for (const column of [x.map(() => 1), x, z]) {
          const dot = column.reduce((sum, value, i) => sum + value * residuals[i]!, 0);
          const size = column.reduce((sum, value) => sum + Math.abs(value), 0);
          expect(Math.abs(dot)).toBeLessThan(1e-8 * (1 + size));
        }
        const squares = residuals.reduce((sum, value) => sum + value ** 2, 0);
        expect(relativeError(model.rss, squares)).toBeLessThan(1e-8);
      }),
    );
  });

  it("tests all terms at once by Wald, which for one term is t squared", () => {
    const { clusterRobust } = modelOf(request("two", false));
    if (clusterRobust?.kind !== "estimate") throw new Error(clusterRobust?.kind);
    const slope = coefficientsOf(clusterRobust.coefficients)[1]!;
    if (clusterRobust.wald.kind !== "estimate") throw new Error(clusterRobust.wald.kind);
    expectFigure(clusterRobust.wald.f, slope.t ** 2, "F");
    expectFigure(clusterRobust.wald.p, slope.p, "p");
    expect([clusterRobust.wald.df1, clusterRobust.wald.df2]).toEqual([1, 5]);
  });

  it("has the worked examples of its documentation", () => {
    const got = modelOf({ response: [1, 2, 2, 4], terms: [{ values: [0, 1, 2, 3] }] });
    const [intercept, slope] = coefficientsOf(got.coefficients);
    expectFigure(intercept!.estimate, 0.9, "intercept");
    expectFigure(slope!.estimate, 0.9, "slope");
    expectFigure(slope!.se, Math.sqrt(0.07), "se");
    expectFigure(got.rSquared, 4.05 / 4.75, "R²");
    expect(got.f).toMatchObject({ kind: "estimate", df1: 1, df2: 2 });
    const mean = modelOf({ response: [1, 2, 4, 5], terms: [], cluster: [0, 0, 1, 1] });
    expect(mean.f).toEqual({ kind: "undefined", reason: "no-variation" });
    if (mean.clusterRobust?.kind !== "estimate") throw new Error(mean.clusterRobust?.kind);
    expect(mean.clusterRobust.wald).toEqual(mean.f);
    expectFigure(coefficientsOf(mean.clusterRobust.coefficients)[0]!.se, 1.5, "se");
  });

  it("says what is missing: rows, clusters, residual variation, clusters for all terms", () => {
    const x = { values: [0, 1, 2, 3] };
    const tooFew = { kind: "insufficient-data", of: "residual-df", needed: 1, got: 0 };
    expect(fitLinearModel({ response: [1, 3], terms: [{ values: [0, 1] }] })).toEqual(tooFew);
    expect(fitLinearModel({ response: [], terms: [] })).toEqual(tooFew);
    const exact = { kind: "undefined", reason: "no-residual-variation" };
    expect(fitLinearModel({ response: [0.1, 0.3, 0.5, 0.7], terms: [x] })).toEqual(exact);
    const one = modelOf({ response: [1, 2, 2, 4], terms: [x], cluster: [7, 7, 7, 7] });
    expect(one.clusterRobust).toMatchObject({ kind: "insufficient-data", of: "participants" });
    const terms = [{ values: [0, 1, 0, 0, 0, 1] }, { values: [0, 0, 1, 0, 1, 0] }];
    const two = modelOf({ response: [1, 2, 2, 4, 1, 5], terms, cluster: [1, 1, 1, 2, 2, 2] });
    if (two.clusterRobust?.kind !== "estimate") throw new Error(two.clusterRobust?.kind);
    expect(two.clusterRobust.wald).toEqual({ kind: "undefined", reason: "singular" });
  });

  it("has no robust error where clusters move an estimate by nothing", () => {
    // Each participant's two answers lie evenly about their mean.
    const { clusterRobust } = modelOf({ response: [1, 3, 0, 4], terms: [], cluster: [1, 1, 2, 2] });
    if (clusterRobust?.kind !== "estimate") throw new Error(clusterRobust?.kind);
    expect(clusterRobust.coefficients[0]).toEqual({
      kind: "undefined",
      reason: "no-residual-variation",
    });
  });

  it("keeps the digits of large columns over many rows, in any order of the rows", () => {
    const random = createRandom("many rows");
    const n = 20_000;
    const length = Array.from({ length: n }, () => 1000 + random.below(400));
    const group = Array.from({ length: n }, () => random.below(4));
    const noise = Array.from({ length: n }, () => random.normal());
    const make = (order: number[]) => {
      const columns = treatmentColumns(
        order.map((row) => group[row]!),
        4,
      );
      return modelOf({
        response: order.map((row) => 3 + 0.002 * length[row]! + noise[row]!),
        terms: [...columns, order.map((row) => length[row]!)].map((values) => ({ values })),
        cluster: order.map((row) => row % 1000),
      });
    };
    const there = make(noise.map((_, row) => row));
    const back = make(noise.map((_, row) => n - 1 - row));
    coefficientsOf(there.coefficients).forEach((coefficient, place) => {
      const other = coefficientsOf(back.coefficients)[place]!;
      expectFigure(coefficient.estimate, other.estimate, "estimate", 1e-10);
      expectFigure(coefficient.se, other.se, "se", 1e-12);
    });
    if (!there.clusterRobust || !back.clusterRobust) throw new Error("not robust");
    if (!isEstimate(there.clusterRobust) || !isEstimate(back.clusterRobust)) throw new Error();
    const [one, two] = [there.clusterRobust.covariance, back.clusterRobust.covariance];
    one.forEach((value, place) => {
      expectFigure(value, two[place]!, "covariance", 1e-8);
    });
  });

  it("refuses columns of different lengths, numbers that are none, and no confidence", () => {
    const values = [1, 2, 3];
    const wrong: LinearModelRequest[] = [
      { response: [1, 2], terms: [{ values }] },
      { response: [1, 2, Number.NaN], terms: [{ values }] },
      { response: [1, 2, 2], terms: [{ values: [1, 2, Number.POSITIVE_INFINITY] }] },
      { response: [1, 2, 2], terms: [], cluster: [1, 2] },
      { response: [1, 2, 2], terms: [], confidence: 1 },
    ];
    for (const one of wrong) expect(() => fitLinearModel(one)).toThrow(RangeError);
  });
});
