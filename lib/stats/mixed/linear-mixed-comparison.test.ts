import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Outcome } from "@/lib/stats/numeric/outcome";
import { expectFigure, readFigures, readFixtureRows } from "@/lib/stats/testing/read-references";
import { compareByLinearMixedModel, type MixedComparison } from "./linear-mixed-comparison";

interface ReferenceModel {
  n: number;
  REML_criterion: number;
  logLik_ML: number;
  fixed: { estimate: number; se: number; df_satterthwaite: number; t: number; p: number }[];
  varcomp_REML: { variance: number }[];
  LRT_vs_no_model?: { chisq: number; df: number; p: number };
  pairs_KR: { estimate: number }[];
}

interface CrossedReference {
  file: string;
  questions: number;
  step: number;
  effect: number;
  n: number;
  participants: number;
  items: number;
  REML_criterion: number;
  logLik_ML: number;
  logLik_ML_null: number;
  variances_REML: { participant: number; question: number; residual: number };
  fixed: { estimate: number; se: number; df: number; t: number; p: number }[];
}

const crossedReferences: CrossedReference[] = JSON.parse(
  readFileSync(new URL("../fixtures/crossed.json", import.meta.url), "utf8"),
);

function requestOf(name: string) {
  const rows = readFixtureRows(name).filter((row) => row.ratings.Q !== null);
  const names = [...new Set(rows.map((row) => row.group))].sort();
  return {
    rows,
    response: Float64Array.from(rows, (row) => row.ratings.Q!),
    group: rows.map((row) => names.indexOf(row.group)),
    groups: names.length,
    cluster: rows.map((row) => Number(row.participant)),
  };
}

function estimateOf(outcome: Outcome<MixedComparison>) {
  if (outcome.kind !== "estimate") throw new Error(JSON.stringify(outcome));
  const { likelihoodRatio } = outcome;
  if (likelihoodRatio.kind !== "estimate") throw new Error(JSON.stringify(likelihoodRatio));
  return { ...outcome, likelihoodRatio };
}

function expectEffects(
  effects: MixedComparison["model"]["fixedEffects"],
  wanted: { estimate: number; se: number; df: number; t: number }[],
) {
  expect(effects).toHaveLength(wanted.length);
  effects.forEach((effect, place) => {
    if (effect.kind !== "estimate") throw new Error(JSON.stringify(effect));
    const { estimate, se, df, t } = wanted[place]!;
    // R's own search stops about here.
    expectFigure(effect.estimate, estimate, `effect ${place}`, 1e-6);
    expectFigure(effect.se, se, `se of ${place}`, 1e-6);
    expectFigure(effect.df, df, `df of ${place}`, 1e-5);
    expectFigure(effect.t, t, `t of ${place}`, 1e-6);
  });
}

describe("compareByLinearMixedModel", () => {
  it.each(["ties4", "two", "single", "missing", "big5000"])("fits %s as lmerTest does", (name) => {
    const wanted = readFigures<Record<string, { lmm_Q: ReferenceModel }>>("fixtures.json")[name]!;
    const reference = wanted.lmm_Q;
    const got = estimateOf(compareByLinearMixedModel(requestOf(name)));
    expect(got.model.n).toBe(reference.n);
    expect(got.model.deviance).toBeCloseTo(reference.REML_criterion, 8);
    expect(got.likelihoodRatio.logLikelihood).toBeCloseTo(reference.logLik_ML, 8);
    const { participant, residual } = got.model.variances;
    expectFigure(participant, reference.varcomp_REML[0]!.variance, "variance", 1e-6);
    expectFigure(residual, reference.varcomp_REML[1]!.variance, "residual variance", 1e-6);
    expectEffects(
      got.model.fixedEffects,
      reference.fixed.map((effect) => ({ ...effect, df: effect.df_satterthwaite })),
    );
    got.pairs.forEach((pair, place) => {
      if (pair.kind !== "estimate") throw new Error(pair.kind);
      // There first minus second.
      expectFigure(pair.estimate, -reference.pairs_KR[place]!.estimate, `pair ${place}`, 1e-6);
    });
    if (reference.LRT_vs_no_model) {
      expectFigure(got.likelihoodRatio.statistic, reference.LRT_vs_no_model.chisq, "ratio", 1e-8);
      expect(got.likelihoodRatio.df).toBe(reference.LRT_vs_no_model.df);
      expectFigure(got.likelihoodRatio.pValue, reference.LRT_vs_no_model.p, "its p", 1e-8);
    }
  });

  it.each(crossedReferences)(
    "fits $file with $questions questions that differ by $effect as lme4 does",
    (reference) => {
      const { rows, response, ...request } = requestOf(reference.file);
      const item = rows.map((row) => (row.item * reference.step) % reference.questions);
      const shifted = response.map((q, row) => q + reference.effect * ((item[row]! * 7) % 11));
      const got = estimateOf(compareByLinearMixedModel({ ...request, response: shifted, item }));
      const { n, clusters, items, deviance, variances } = got.model;
      expect([n, clusters, items]).toEqual([reference.n, reference.participants, reference.items]);
      expect(deviance).toBeCloseTo(reference.REML_criterion, 7);
      expect(got.likelihoodRatio.logLikelihood).toBeCloseTo(reference.logLik_ML, 7);
      expect(got.likelihoodRatio.logLikelihoodNull).toBeCloseTo(reference.logLik_ML_null, 7);
      expectFigure(
        variances.participant,
        reference.variances_REML.participant,
        "participants",
        1e-5,
      );
      expectFigure(variances.item!, reference.variances_REML.question, "questions", 1e-5);
      expectFigure(variances.residual, reference.variances_REML.residual, "residual", 1e-5);
      expectEffects(got.model.fixedEffects, reference.fixed);
    },
  );

  it("gives a contrast the figures it has as an effect of a model with another first method", () => {
    const { response, group, groups, cluster } = requestOf("ties4");
    const got = estimateOf(compareByLinearMixedModel({ response, group, groups, cluster }));
    const turned = estimateOf(
      compareByLinearMixedModel({ response, group: group.map((g) => 3 - g), groups, cluster }),
    );
    // Methods 1 and 3 are 2 and 0 the other way round.
    const pair = got.pairs.find(({ first, second }) => first === 1 && second === 3)!;
    const effect = turned.model.fixedEffects[2]!;
    if (pair.kind !== "estimate" || effect.kind !== "estimate") throw new Error(pair.kind);
    expectFigure(-pair.estimate, effect.estimate, "estimate");
    expectFigure(pair.se, effect.se, "se");
    expectFigure(pair.df, effect.df, "df", 1e-7);
    expectFigure(-pair.lower, effect.upper, "limit", 1e-8);
    expect(pair.pHolm).toBeGreaterThanOrEqual(pair.pValue);
  });

  it("is the paired t test where everyone gives every method one rating", () => {
    const request = {
      response: new Float64Array([1, 3, 4, 4, 6, 8]),
      group: [0, 1, 0, 1, 0, 1],
      groups: 2,
      cluster: [1, 1, 2, 2, 3, 3],
    };
    const { pairs, likelihoodRatio } = estimateOf(compareByLinearMixedModel(request));
    const [pair] = pairs;
    if (pair?.kind !== "estimate") throw new Error(pair?.kind);
    expectFigure(pair.estimate, 4 / 3, "difference");
    expectFigure(pair.se, 2 / 3, "se");
    expectFigure(pair.df, 2, "df", 1e-7);
    expect(pair.pHolm).toBe(pair.pValue);
    expect(likelihoodRatio.statistic).toBeCloseTo(3.2958, 4);
    expect(likelihoodRatio.pValue).toBeCloseTo(0.0695, 4);
  });

  it("leaves out a method without ratings, and says so for its pairs", () => {
    const { response, group, cluster } = requestOf("ties4");
    const without = estimateOf(compareByLinearMixedModel({ response, group, groups: 4, cluster }));
    const moved = group.map((one) => (one > 0 ? one + 1 : 0));
    const got = estimateOf(
      compareByLinearMixedModel({ response, group: moved, groups: 5, cluster }),
    );
    expect([got.groups, got.emptyGroups]).toEqual([[0, 2, 3, 4], [1]]);
    expect(got.model).toEqual(without.model);
    const empty = got.pairs.filter(({ first, second }) => first === 1 || second === 1);
    expect(empty).toHaveLength(4);
    for (const pair of empty) {
      expect(pair).toMatchObject({ kind: "insufficient-data", of: "groups", needed: 2, got: 1 });
    }
    const known = got.pairs.filter(({ kind }) => kind === "estimate");
    expect(known.map((pair) => ({ ...pair, first: 0, second: 0 }))).toEqual(
      without.pairs.map((pair) => ({ ...pair, first: 0, second: 0 })),
    );
  });

  it("says what is missing", () => {
    const { response, group, groups, cluster } = requestOf("ties4");
    const zeros = group.map(() => 0);
    expect(compareByLinearMixedModel({ response, group: zeros, groups, cluster })).toEqual({
      kind: "insufficient-data",
      of: "groups",
      needed: 2,
      got: 1,
    });
    expect(compareByLinearMixedModel({ response, group, groups, cluster: zeros })).toEqual({
      kind: "insufficient-data",
      of: "participants",
      needed: 2,
      got: 1,
    });
    const constant = requestOf("constant");
    expect(compareByLinearMixedModel(constant)).toEqual({
      kind: "undefined",
      reason: "no-variation",
    });
    expect(() =>
      compareByLinearMixedModel({ response, group, groups: groups - 1, cluster }),
    ).toThrow(RangeError);
  });

  it("leaves out a covariate that follows from the methods", () => {
    const { response, group, groups, cluster } = requestOf("ties4");
    const covariate = Float64Array.from(group, (one) => (one === 2 ? 5 : 1));
    const request = { response, group, groups, cluster };
    const plain = estimateOf(compareByLinearMixedModel(request));
    // The models without methods differ, so that the ratio does.
    const got = estimateOf(compareByLinearMixedModel({ ...request, covariates: [covariate] }));
    expect(got.model.fixedEffects[4]).toEqual({ kind: "undefined", reason: "singular" });
    expect(got.pairs).toEqual(plain.pairs);
    expect([plain.likelihoodRatio.df, got.likelihoodRatio.df]).toEqual([3, 2]);
  });
});
