import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ClusteredCounts, countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { type Estimate, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { countFixture } from "@/lib/stats/testing/count-fixture";
import { expectFigure, readFigures, readFixtureRows } from "@/lib/stats/testing/read-references";
import { contrastLogOdds } from "./cumulative-link-contrasts";
import { fitCumulativeLinkMixedModel } from "./cumulative-link-mixed-model";
import { fitCumulativeLinkModel } from "./cumulative-link-model";

interface ClmmFigures {
  n: number;
  groups: number;
  logLik: number;
  logLik_null: number;
  LR: number;
  df: number;
  p: number;
  random_var: number;
  icc_latent: number;
  coefficients: { term: string; estimate: number; se: number; p: number }[];
}

const figures = readFigures<Record<string, { clmm_laplace_A: ClmmFigures }>>("fixtures.json");

/**
 * R 4.2.2, with the approximation written out from its definition, modes found to 1e-13, the maximum
 * by nlminb and Newton, errors by differences of fourth order. R's clmm itself (ordinal 2022.11-16)
 * takes the curvature from one step before the mode, by default, so that its log-likelihood is off by
 * up to .001 on these data.
 */
const WRITTEN_OUT = [
  {
    name: "ties4",
    nodes: 1,
    logLik: -102.521615569,
    nullLogLik: -104.975293434,
    logSigma: -0.097205195906,
    nullLogSigma: -0.138997158141,
    estimates: [
      -2.09213966583, -0.0357900330112, 1.89014106215, 1.39098814992, 0.32234869067, 1.19680399402,
    ],
    errors: [0.83126475, 0.76914442, 0.80890416, 0.93721925, 0.83210272, 0.7893326],
  },
  {
    name: "ties4",
    nodes: 10,
    logLik: -102.458543937,
    nullLogLik: -104.912116174,
    logSigma: -0.0821357332636,
    nullLogSigma: -0.123456012157,
    estimates: [
      -2.09371897559, -0.0353906024434, 1.89238770654, 1.39536559191, 0.325839021817, 1.19876187458,
    ],
    errors: [0.83267488, 0.77007419, 0.80933554, 0.93676724, 0.8314358, 0.78881967],
  },
  {
    name: "two",
    nodes: 1,
    logLik: -45.219107999,
    nullLogLik: -45.2886223631,
    logSigma: 0.352691749249,
    nullLogSigma: 0.348168644777,
    estimates: [-3.52754088847, -1.9251591743, -0.176790481753, 2.26592268426, -0.247569176128],
    errors: [1.081842, 0.87111205, 0.80557631, 0.96488559, 0.66481969],
  },
  {
    name: "missing",
    nodes: 1,
    logLik: -95.8354252788,
    nullLogLik: -99.938268936,
    logSigma: 0.204151547393,
    nullLogSigma: -0.0296062650572,
    estimates: [
      -5.50727142214, -2.93998853506, -1.02148992453, 0.958640519071, 0.305312335039,
      -1.59931273814, -0.36817479419,
    ],
    errors: [1.2209625, 0.72827307, 0.620572, 0.62112346, 0.6452391, 0.68787707, 0.60252762],
  },
  {
    name: "missing",
    nodes: 10,
    logLik: -95.7636185453,
    nullLogLik: -99.8819669782,
    logSigma: 0.212221478281,
    nullLogSigma: -0.018982703001,
    estimates: [
      -5.51204153821, -2.9409358147, -1.02167676628, 0.958267404813, 0.307413723068, -1.59953427016,
      -0.368122292441,
    ],
    errors: [1.2230192, 0.72970688, 0.62254826, 0.62340382, 0.6451844, 0.68734754, 0.60247715],
  },
];

/** Rows of participant, group, answer. */
type Rows = [number, number, number][];

const count = (rows: Rows, groups = 3): ClusteredCounts =>
  countByCluster({
    values: [1, 2, 3, 4],
    groups,
    cluster: rows.map(([participant]) => participant),
    group: rows.map(([, group]) => group),
    value: rows.map(([, , value]) => value - 1),
  });

/** Three groups in which nothing is separated, and what else there is. */
const someRows = fc
  .array(fc.tuple(fc.nat(5), fc.nat(2), fc.integer({ min: 1, max: 4 })), {
    minLength: 12,
    maxLength: 60,
  })
  .map((rows): Rows => {
    const spanned = [0, 1, 2].flatMap(
      (group): Rows => [
        [group, group, 1],
        [group + 1, group, 4],
        [group, group, 2],
        [group + 1, group, 3],
      ],
    );
    return [...spanned, ...rows];
  });

function need<T>(outcome: Outcome<T>): Estimate<T> {
  if (!isEstimate(outcome)) throw new Error(outcome.kind);
  return outcome as Estimate<T>;
}

const fitRows = (rows: Rows, nodes = 1) =>
  need(fitCumulativeLinkMixedModel(count(rows), { nodes }));

describe("fitCumulativeLinkMixedModel", () => {
  it.each(WRITTEN_OUT)("fits $name with $nodes nodes as R does when modes are exact", (wanted) => {
    const counts = countFixture(wanted.name);
    const got = need(fitCumulativeLinkMixedModel(counts, { nodes: wanted.nodes }));
    const test = need(got.test);
    expect(got.logLik).toBeCloseTo(wanted.logLik, 9);
    expect(test.nullLogLik).toBeCloseTo(wanted.nullLogLik, 9);
    expectFigure(got.randomVariance, Math.exp(2 * wanted.logSigma), "variance", 1e-8);
    expectFigure(test.nullRandomVariance, Math.exp(2 * wanted.nullLogSigma), "its null", 1e-8);
    got.coefficients.forEach(({ estimate, se, z, pValue }, place) => {
      expectFigure(estimate, wanted.estimates[place]!, "estimate", 1e-8);
      expectFigure(se, wanted.errors[place]!, "error", 1e-6);
      expect(z).toBe(estimate / se);
      expect(pValue).toBeGreaterThan(0);
      expect(got.covariance[place]![place]).toBeCloseTo(se * se, 12);
    });
  });

  it.each(["ties4", "two", "missing", "big5000"])("fits %s as near as R's clmm comes", (name) => {
    const wanted = figures[name]!.clmm_laplace_A;
    const got = need(fitCumulativeLinkMixedModel(countFixture(name), { nodes: 1 }));
    const test = need(got.test);
    expect(Math.abs(got.logLik - wanted.logLik)).toBeLessThan(1e-3);
    expect(Math.abs(test.nullLogLik - wanted.logLik_null)).toBeLessThan(1e-3);
    expect(Math.abs(test.likelihoodRatio - wanted.LR)).toBeLessThan(2e-3);
    expectFigure(test.pValue, wanted.p, "p", 2e-3);
    expect([got.n, got.clusters, test.df]).toEqual([wanted.n, wanted.groups, wanted.df]);
    expectFigure(got.randomVariance, wanted.random_var, "variance", 2e-3);
    expectFigure(got.latentIntraclass, wanted.icc_latent, "intraclass correlation", 2e-3);
    wanted.coefficients.forEach(({ term, estimate, se }, place) => {
      expect(Math.abs(got.coefficients[place]!.estimate - estimate), term).toBeLessThan(1e-3);
      expectFigure(got.coefficients[place]!.se, se, `error of ${term}`, 1e-3);
    });
  });

  it("fits two answers as the logistic mixed model of R's lme4 does", () => {
    const rows = readFixtureRows("ties4");
    const counts = countByCluster({
      values: [0, 1],
      groups: 4,
      cluster: rows.map(({ participant }) => Number(participant)),
      group: rows.map(({ group }) => Number(group.slice(1)) - 1),
      value: rows.map(({ ratings }) => Number(ratings.A! >= 4)),
    });
    // lme4 1.1-31, bobyqa to 1e-10.
    const wanted = [
      {
        nodes: 1,
        logLiks: [-51.29389729325, -53.7655770625561],
        variance: 0.1085863043065,
        fixed: [0.2648562780236, 1.4155495520472, -0.1651526101768, 0.7482202446093],
      },
      {
        nodes: 10,
        logLiks: [-51.2876293174493, -53.7541829488503],
        variance: 0.1249820115806,
        fixed: [0.2615570179764, 1.4284834410197, -0.1592751775349, 0.7526122551054],
      },
    ];
    for (const { nodes, logLiks, variance, fixed } of wanted) {
      const got = need(fitCumulativeLinkMixedModel(counts, { nodes }));
      expect(got.logLik).toBeCloseTo(logLiks[0]!, 7);
      expect(need(got.test).nullLogLik).toBeCloseTo(logLiks[1]!, 7);
      expectFigure(got.randomVariance, variance, "variance", 1e-4);
      // An intercept is a threshold with its sign turned.
      const estimates = got.coefficients.map(({ estimate }, place) => (place ? 1 : -1) * estimate);
      fixed.forEach((effect, place) => {
        expectFigure(estimates[place]!, effect, "effect", 1e-4);
      });
    }
  });

  it("gives the same from another start", () => {
    const counts = countFixture("missing");
    const start = need(fitCumulativeLinkMixedModel(counts, { nodes: 1 }));
    const warm = need(fitCumulativeLinkMixedModel(counts, { nodes: 10, start }));
    const cold = need(fitCumulativeLinkMixedModel(counts, { nodes: 10 }));
    expect(warm.logLik).toBeCloseTo(cold.logLik, 10);
    expect(warm.randomVariance).toBeCloseTo(cold.randomVariance, 8);
  });

  it("does not depend on who is who, or on the order of participants", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const renamed = [...rows]
          .reverse()
          .map(([who, group, value]): [number, number, number] => [97 - 7 * who, group, value]);
        const one = fitRows(rows);
        const other = fitRows(renamed);
        expect(other.logLik).toBeCloseTo(one.logLik, 8);
        expect(Math.abs(other.randomVariance - one.randomVariance)).toBeLessThan(1e-5);
        other.coefficients.forEach(({ estimate }, place) => {
          expect(estimate).toBeCloseTo(one.coefficients[place]!.estimate, 5);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("turns the sign of a contrast when its groups change places", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const swapped = rows.map(([who, group, value]): [number, number, number] => [
          who,
          group === 2 ? 2 : 1 - group,
          value,
        ]);
        const one = fitRows(rows);
        const other = fitRows(swapped);
        expect(other.logLik).toBeCloseTo(one.logLik, 8);
        const [first, , last] = contrastLogOdds(one).map(need);
        const [swappedFirst, swappedMiddle] = contrastLogOdds(other).map(need);
        expect(swappedFirst!.logOddsRatio).toBeCloseTo(-first!.logOddsRatio, 5);
        expect(swappedFirst!.se).toBeCloseTo(first!.se, 5);
        expect(swappedMiddle!.logOddsRatio).toBeCloseTo(last!.logOddsRatio, 5);
      }),
      { numRuns: 30 },
    );
  });

  it("turns effects and mirrors thresholds when the scale is reversed", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const reversed = rows.map(([who, group, value]): [number, number, number] => [
          who,
          group,
          5 - value,
        ]);
        const one = fitRows(rows);
        const other = fitRows(reversed);
        expect(other.logLik).toBeCloseTo(one.logLik, 8);
        [2, 1, 0, 3, 4].forEach((place, mirrored) => {
          expect(other.coefficients[mirrored]!.estimate).toBeCloseTo(
            -one.coefficients[place]!.estimate,
            5,
          );
          expect(other.coefficients[mirrored]!.se).toBeCloseTo(one.coefficients[place]!.se, 5);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("never fits worse than the model without intercepts, or than the one without effects", () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const got = fitRows(rows);
        const without = need(fitCumulativeLinkModel(count(rows)));
        expect(got.logLik).toBeGreaterThanOrEqual(without.logLik - 1e-8);
        expect(got.logLik).toBeGreaterThanOrEqual(need(got.test).nullLogLik - 1e-8);
      }),
      { numRuns: 50 },
    );
  });

  it("has no variance, and the errors of the model without it, where participants do not differ", () => {
    // Every participant gives every answer to every group.
    const rows = [0, 1, 2].flatMap((who) =>
      [0, 1].flatMap((group) =>
        [1, 2, 3, 4].map((value): [number, number, number] => [who, group, value]),
      ),
    );
    const got = need(fitCumulativeLinkMixedModel(count(rows, 2), { nodes: 10 }));
    const without = need(fitCumulativeLinkModel(count(rows, 2)));
    expect([got.randomVariance, got.latentIntraclass]).toEqual([0, 0]);
    expect(got.coefficients).toEqual(without.coefficients);
    expect(need(got.test)).toMatchObject({ likelihoodRatio: 0, pValue: 1, nullRandomVariance: 0 });
  });

  it("leaves out groups without ratings and answers that nobody gave", () => {
    const rows: Rows = [0, 1, 2, 3].flatMap(
      (who): Rows => [
        [who, 0, 1],
        [who, 0, who < 2 ? 1 : 4],
        [who, 2, 4],
        [who, 2, who === 1 ? 1 : 2],
        [who, 2, 1],
      ],
    );
    const got = fitRows(rows);
    expect([got.ratedGroups, got.emptyGroups]).toEqual([[0, 2], [1]]);
    expect(got.coefficients.map(({ term }) => term)).toEqual([
      { kind: "threshold", below: 1, above: 2 },
      { kind: "threshold", below: 2, above: 4 },
      { kind: "effect", group: 2 },
    ]);
  });

  it("says why there is no fit", () => {
    const outcome = (rows: Rows) => fitCumulativeLinkMixedModel(count(rows), { nodes: 1 });
    const lacking = (of: string, needed: number, got: number) => ({
      kind: "insufficient-data",
      of,
      needed,
      got,
    });
    expect(outcome([])).toEqual(lacking("groups", 2, 0));
    expect(
      outcome([
        [0, 1, 1],
        [1, 1, 2],
      ]),
    ).toEqual(lacking("groups", 2, 1));
    expect(
      outcome([
        [0, 0, 1],
        [0, 1, 2],
        [0, 0, 2],
      ]),
    ).toEqual(lacking("participants", 2, 1));
    expect(
      outcome([
        [0, 0, 1],
        [1, 1, 2],
        [2, 0, 2],
        [3, 1, 1],
      ]),
    ).toEqual(lacking("ratings", 5, 4));
    expect(
      outcome([
        [0, 0, 3],
        [1, 1, 3],
        [1, 0, 3],
      ]),
    ).toEqual({
      kind: "undefined",
      reason: "no-variation",
    });
    expect(
      outcome([
        [0, 0, 1],
        [0, 0, 2],
        [1, 1, 2],
        [1, 0, 2],
      ]),
    ).toEqual({
      kind: "undefined",
      reason: "separation",
    });
    expect(fitCumulativeLinkMixedModel(countFixture("single"), { nodes: 1 })).toEqual({
      kind: "undefined",
      reason: "separation",
    });
  });

  it("ends without a fit where each participant gives one answer throughout", () => {
    const rows = [0, 1, 2, 3].flatMap((who) =>
      [0, 1, 2].flatMap((group): Rows => {
        const value = who < 2 ? 1 : 4;
        return [
          [who, group, value],
          [who, group, value],
        ];
      }),
    );
    expect(fitCumulativeLinkMixedModel(count(rows), { nodes: 10 })).toEqual({
      kind: "undefined",
      reason: "no-convergence",
    });
  });

  it("refuses a number of nodes that no rule has, and a start of other counts", () => {
    const counts = countFixture("two");
    expect(() => fitCumulativeLinkMixedModel(counts, { nodes: 0 })).toThrow(RangeError);
    const start = need(fitCumulativeLinkMixedModel(countFixture("ties4"), { nodes: 1 }));
    expect(() => fitCumulativeLinkMixedModel(counts, { nodes: 10, start })).toThrow(RangeError);
  });
});
