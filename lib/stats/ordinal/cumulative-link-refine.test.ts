import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClusteredCounts, countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { type Estimate, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { countFixture } from "@/lib/stats/testing/count-fixture";
import { expectFigure, readFigures } from "@/lib/stats/testing/read-references";
import { contrastLogOdds } from "./cumulative-link-contrasts";
import { fitCumulativeLinkMixedModel } from "./cumulative-link-mixed-model";

interface ClmmFigures {
  logLik: number;
  logLik_null: number;
  LR: number;
  p: number;
  random_var: number;
  icc_latent: number;
  coefficients: { estimate: number; se: number }[];
  pairwise: { log_or_g2_vs_g1: number; se: number }[];
}

const figures = readFigures<Record<string, { clmm_laplace_A: ClmmFigures }>>("fixtures.json");

/** ordinal 2022.11-16 with nAGQ = 10. */
const TEN_NODES = [
  {
    name: "ties4",
    logLik: -102.458543937168,
    nullLogLik: -104.912116174284,
    variance: 0.848511290758638,
    estimates: [
      -2.09371881445, -0.03539032398, 1.892388, 1.39536562604, 0.32583973375, 1.19876201841,
    ],
    errors: [0.8326752337, 0.7700746199, 0.8093360461, 0.9367675071, 0.8314358143, 0.7888200428],
  },
  {
    name: "missing",
    logLik: -95.763618546846,
    nullLogLik: -99.8819669781702,
    variance: 1.52874071037757,
    estimates: [
      -5.5120438189, -2.9409369212, -1.0216780741, 0.9582657421, 0.3074124524, -1.5995361742,
      -0.3681225496,
    ],
    errors: [
      1.2230183669, 0.729706246, 0.6225476638, 0.6234032259, 0.6451840267, 0.6873468905,
      0.6024764738,
    ],
  },
];

function need<T>(outcome: Outcome<T>): Estimate<T> {
  if (!isEstimate(outcome)) throw new Error(outcome.kind);
  return outcome as Estimate<T>;
}

const fitCounts = (counts: ClusteredCounts, nodes: number, modes?: "exact" | "as-ordinal") =>
  need(fitCumulativeLinkMixedModel(counts, { nodes, modes }));

/** Rows of participant, group, answer. */
const count = (rows: number[][]) =>
  countByCluster({
    values: [1, 2, 3, 4, 5],
    groups: 3,
    cluster: rows.map(([who]) => who!),
    group: rows.map(([, group]) => group!),
    value: rows.map(([, , value]) => value! - 1),
  });

describe("fitCumulativeLinkMixedModel with modes as R's clmm has them", () => {
  it.each(["ties4", "two", "missing", "big5000"])("has R's figures for %s", (name) => {
    const wanted = figures[name]!.clmm_laplace_A;
    const got = fitCounts(countFixture(name), 1, "as-ordinal");
    const test = need(got.test);
    expect(got.modes).toBe("as-ordinal");
    expect(Math.abs(got.logLik - wanted.logLik)).toBeLessThan(1e-7);
    expect(Math.abs(test.nullLogLik - wanted.logLik_null)).toBeLessThan(1e-7);
    expectFigure(test.likelihoodRatio, wanted.LR, "likelihood ratio", 1e-8);
    expectFigure(test.pValue, wanted.p, "p", 1e-6);
    expectFigure(got.randomVariance, wanted.random_var, "variance", 1e-5);
    expectFigure(got.latentIntraclass, wanted.icc_latent, "intraclass correlation", 1e-5);
    // R's search stops where the log-likelihood stops changing, and its errors are by differences of
    // rounded ones: to within 2e-4, on big5000, of those at its maximum and by wider differences.
    const within = name === "big5000" ? 2e-4 : 5e-5;
    wanted.coefficients.forEach(({ estimate, se }, place) => {
      const own = got.coefficients[place]!;
      expect(Math.abs(own.estimate - estimate)).toBeLessThan(within * se);
      expectFigure(own.se, se, "error", within);
    });
    const pairs = contrastLogOdds(got).map(need);
    wanted.pairwise.forEach(({ log_or_g2_vs_g1: logOddsRatio, se }, place) => {
      expect(Math.abs(pairs[place]!.logOddsRatio - logOddsRatio)).toBeLessThan(within * se);
      expectFigure(pairs[place]!.se, se, "error of a pair", 1e-4);
    });
  });

  it.each(TEN_NODES)("has R's figures for $name with ten nodes", (wanted) => {
    const got = fitCounts(countFixture(wanted.name), 10, "as-ordinal");
    expect(got.modes).toBe("as-ordinal");
    expect(got.logLik).toBeCloseTo(wanted.logLik, 9);
    expect(need(got.test).nullLogLik).toBeCloseTo(wanted.nullLogLik, 9);
    expectFigure(got.randomVariance, wanted.variance, "variance", 1e-5);
    got.coefficients.forEach(({ estimate, se }, place) => {
      expect(Math.abs(estimate - wanted.estimates[place]!)).toBeLessThan(1e-5 * se);
      expectFigure(se, wanted.errors[place]!, "error", 1e-5);
    });
  });

  it("has the errors that R's differences show, ten times as wide, on many ratings", () => {
    // ordinal's deriv12 at its own maximum with delta = .001 instead of .0001.
    const wanted = [
      0.15375978378, 0.11494024493, 0.1082648035, 0.10979952662, 0.08429127972, 0.08414358644,
      0.08671332054, 0.0850699575,
    ];
    const got = fitCounts(countFixture("big5000"), 1, "as-ordinal");
    got.coefficients.forEach(({ se }, place) => {
      expectFigure(se, wanted[place]!, "error", 1e-5);
    });
  });

  it("is exact where nobody asks, and says so", () => {
    const counts = countFixture("ties4");
    expect(fitCounts(counts, 1)).toEqual(fitCounts(counts, 1, "exact"));
    expect(fitCounts(counts, 1).modes).toBe("exact");
  });

  it("is the exact fit, and says so, where R's function has no maximum but at a jump", () => {
    const answers = "011 021 011 101 111 101 205 225 203 301 322 302 422 405 405 501 521 512";
    const rows = `${answers} 615 604 605`.split(" ").map((row) => Array.from(row, Number));
    const exact = fitCounts(count(rows), 1, "exact");
    expect(exact.randomVariance).toBeGreaterThan(1);
    expect(fitCounts(count(rows), 1, "as-ordinal")).toEqual(exact);
  });

  it("is the exact fit wherever it says so, and a fit close to it elsewhere", () => {
    const spanned = [0, 1, 2].flatMap((group) => [
      [group, group, 1],
      [group + 1, group, 5],
      [group, group, 2],
      [group + 1, group, 4],
    ]);
    const someRows = fc.array(fc.tuple(fc.nat(5), fc.nat(2), fc.integer({ min: 1, max: 5 })), {
      minLength: 12,
      maxLength: 60,
    });
    fc.assert(
      fc.property(someRows, fc.constantFrom(1, 10), (some, nodes) => {
        const counts = count([...spanned, ...some]);
        const exact = fitCounts(counts, nodes, "exact");
        const got = fitCounts(counts, nodes, "as-ordinal");
        if (got.modes === "exact") expect(got).toEqual(exact);
        else {
          expect(got.randomVariance).toBeGreaterThan(0);
          expect(Math.abs(got.logLik - exact.logLik)).toBeLessThan(0.1);
          got.coefficients.forEach(({ estimate, se }, place) => {
            expect(Math.abs(estimate - exact.coefficients[place]!.estimate)).toBeLessThan(se);
          });
        }
      }),
      { numRuns: 100 },
    );
  });
});
