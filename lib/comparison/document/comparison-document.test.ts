import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compareTable, type Loose } from "@/lib/comparison/testing/compare-table";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { expectFigure, readFigures } from "@/lib/stats/testing/read-references";

const FILES = ["ties4", "two", "single", "missing"];
const figures = readFigures<Loose>("fixtures.json");
const documents = new Map(FILES.map((name) => [name, documentOf(name)]));

function documentOf(name: string): Loose {
  const url = new URL(`../../stats/fixtures/${name}.csv`, import.meta.url);
  const read = readResponses(readFileSync(url, "utf8"));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return compareTable(read.records);
}

/** R's null is a figure that does not exist: ours says so. R's rounding noise around 0 is 0. */
function agree(ours: Loose, theirs: number | null, what: string, within = 1e-9) {
  if (theirs === null) expect(ours?.kind, what).toMatch(/^(insufficient-data|undefined)$/);
  else if (Math.abs(theirs) < 1e-13) expect(Math.abs(ours), what).toBeLessThan(1e-12);
  else expectFigure(ours, theirs, what, within);
}
const plain = (term: string) =>
  term.replace(/^length$/, "explanationLength").replace(/^(model|g)/, "");
const pairOf = (pairs: Loose[], { group1, group2 }: Loose) =>
  pairs.find(({ first, second }) => first === group1 && second === group2);
const termOf = (coefficients: Loose[], { term }: Loose) =>
  coefficients.find((one) => one.term === plain(term));

describe.each(FILES)("The document of %s, as R has it", (name) => {
  const ours = documents.get(name);
  const theirs = figures[name];
  const constructs: [string, Loose, string][] = Object.entries<Loose>(ours.constructs).map(
    ([key, variable]) => [key, variable, key === "Quality" ? "Q" : key],
  );

  it("names methods in the order of the alphabet, and the constructs of the file", () => {
    expect(ours.methods).toEqual(Object.keys(theirs.group_n).sort());
    expect(Object.keys(ours.constructs)).toEqual(["A", "B", "C", "D", "E", "Quality"]);
    expect(ours.responses).toBe(theirs.n);
  });

  it.each(constructs)("describes %s", (key, variable, measure) => {
    for (const method of ours.methods) {
      const own = variable.descriptives[method];
      const r = theirs.descriptives[measure][method];
      for (const field of ["n", "mean", "sd", "se", "median", "q1", "q3", "min", "max"]) {
        agree(own[field], r[field], `${key} ${method} ${field}`);
      }
      expect(own.counts.reduce((sum: number, count: number) => sum + count)).toBe(r.n);
      if (key !== "Quality") expect(own.counts).toHaveLength(5);
      const w = theirs.shapiro_by_model[measure][method];
      const normal = variable.shapiroWilk.byMethod[method];
      agree(normal.w ?? normal, w?.W ?? null, `${key} ${method} W`);
      agree(normal.pValue ?? normal, w?.p ?? null, `${key} ${method} p of W`);
    }
    agree(variable.shapiroWilk.overall.w, theirs.shapiro_overall[measure].W, `${key} W`);
    for (const centre of ["median", "mean"]) {
      const { F, df1, df2, p } = theirs[`levene_${centre}`][measure];
      const own = variable.levene[centre];
      agree(own.statistic, F, `${key} Levene ${centre}`);
      agree(own.pValue, p, `${key} Levene ${centre} p`);
      expect([own.df1, own.df2]).toEqual([df1, df2]);
    }
  });

  it.each(constructs)("compares the methods on %s by ranks", (key, variable, measure) => {
    const { statistic, df, pValue, epsilonSquared } = variable.kruskalWallis;
    const h = theirs.kruskal[measure];
    agree(statistic, h.H, `${key} H`);
    agree(pValue, h.p, `${key} p`);
    agree(epsilonSquared, h.epsilon2, `${key} ε²`);
    expect(df).toBe(h.df);
    for (const r of theirs.dunn[measure]) {
      const own = pairOf(variable.dunn, r);
      agree(own.z, r.z_g2_minus_g1, `${key} z`);
      agree(own.pValue, r.p, `${key} p of z`);
      agree(own.pBonferroni, r.p_bonferroni, `${key} Bonferroni`);
      agree(own.pHolm, r.p_holm, `${key} Holm`);
      agree(own.pBenjaminiHochberg, r.p_BH, `${key} Benjamini and Hochberg`);
    }
    for (const r of theirs.vda[measure]) {
      agree(pairOf(variable.varghaDelaney, r).a, r.VDA, `${key} A`);
    }
  });

  it.each(constructs)("takes into account who rated %s", (key, variable, measure) => {
    agree(variable.icc, theirs.icc_participant_anova[measure].icc1_anova, `${key} ICC`);
    const friedman = theirs.friedman[measure];
    // R breaks ties of Quality's means by rounding: it has .667 for `two`, and 1.8 of rounded means.
    if (name === "two" && key === "Quality") {
      expect(variable.friedman).toMatchObject({ statistic: expect.closeTo(1.8, 12), df: 1 });
      return;
    }
    const own = variable.friedman;
    agree(own.statistic ?? own, friedman?.Q ?? null, `${key} Friedman`);
    agree(own.pValue ?? own, friedman?.p ?? null, `${key} Friedman p`);
    if (friedman?.Q != null) expect(own.blocks).toBe(friedman.n_blocks_complete);
  });

  it("fits the cumulative link mixed model of A, by Laplace's approximation and by quadrature", () => {
    const { laplace, agq10 } = ours.constructs.A.clmm;
    const r = theirs.clmm_laplace_A;
    if (!r) return;
    expect(laplace.logLik).toBeCloseTo(r.logLik, 6);
    expect(laplace.logLikNull).toBeCloseTo(r.logLik_null, 6);
    agree(laplace.likelihoodRatio, r.LR, "LR", 1e-4);
    agree(laplace.pValue, r.p, "p", 1e-4);
    agree(laplace.randomVariance, r.random_var, "variance", 1e-4);
    expect(laplace.df).toBe(r.df);
    expect(laplace.coefficients).toHaveLength(r.coefficients.length);
    for (const coefficient of r.coefficients) {
      const own = termOf(laplace.coefficients, coefficient);
      // An estimate near nothing has no digits of its own: it is held against its standard error.
      expect(Math.abs(own.estimate - coefficient.estimate) / coefficient.se).toBeLessThan(1e-4);
      agree(own.se, coefficient.se, `${coefficient.term} se`, 1e-4);
    }
    expect(agq10.coefficients).toHaveLength(r.coefficients.length);
    expect(agq10.contrasts.map(Object.keys)[0]).toEqual(
      expect.arrayContaining(["first", "second", "logOddsRatio", "se", "z", "pValue", "pHolm"]),
    );
  });

  it("fits the linear mixed model of Quality", () => {
    const { reml, ml, likelihoodRatio } = ours.constructs.Quality.lmm;
    const r = theirs.lmm_Q;
    expect(reml.criterion).toBeCloseTo(r.REML_criterion, 6);
    expect(ml.logLik).toBeCloseTo(r.logLik_ML, 6);
    const [participant, residual] = r.varcomp_REML;
    if (participant.variance > 1e-8) {
      agree(reml.variances.participant, participant.variance, "participants", 1e-4);
    }
    agree(reml.variances.residual, residual.variance, "residual", 1e-4);
    expect(reml.fixed).toHaveLength(r.fixed.length);
    for (const effect of r.fixed) {
      const own = termOf(reml.fixed, effect);
      agree(own.estimate, effect.estimate, effect.term, 1e-4);
      agree(own.se, effect.se, `${effect.term} se`, 1e-4);
      agree(own.df, effect.df_satterthwaite, `${effect.term} df`, 1e-4);
      agree(own.pValue, effect.p, `${effect.term} p`, 1e-4);
    }
    agree(likelihoodRatio.statistic, r.LRT_vs_no_model.chisq, "LR", 1e-4);
    agree(likelihoodRatio.pValue, r.LRT_vs_no_model.p, "p", 1e-4);
  });

  it("relates the constructs to each other", () => {
    for (const r of theirs.correlations) {
      if (r.v1 === "Q" || r.v2 === "Q") continue;
      const own = pairOf(ours.correlations, { group1: r.v1, group2: r.v2 });
      agree(own.pearson, r.pearson, `${r.v1} ${r.v2} r`);
      agree(own.pearsonPValue, r.pearson_p, `${r.v1} ${r.v2} p`);
      agree(own.spearman, r.spearman, `${r.v1} ${r.v2} ρ`);
    }
    if (theirs.box_m && !theirs.box_m.error) {
      agree(ours.boxM.statistic ?? ours.boxM, theirs.box_m.chisq, "Box's M");
      agree(ours.boxM.pValue ?? ours.boxM, theirs.box_m.p, "p of Box's M");
    }
    const keys: Record<string, string> = {
      ANOVA_type: "anovaType",
      Lawley_Hotelling_type_McKeon: "lawleyHotelling",
      Bartlett_Nanda_Pillai_type_Muller: "bartlettNandaPillai",
      Wilks_Lambda_type: "wilks",
    };
    for (const r of theirs.npmv.tests ?? []) {
      const own = ours.multivariate[keys[r.test]!];
      agree(own.statistic ?? own, r.F, `${r.test} F`);
      agree(own.pValue ?? own, r.p, `${r.test} p`);
    }
    const r = theirs.cronbach_omega_listwise;
    agree(ours.scale.alpha, r.alpha_raw, "alpha");
    if (r.omega?.omega_total_std) {
      agree(ours.scale.omegaTotal, r.omega.omega_total_std, "omega", 1e-4);
    }
  });

  it("explains Quality by method and length", () => {
    const own = ours.linearModels.withoutOutlierRule.methodAndLength;
    const r = theirs.lm_Q_model_length;
    agree(own.n, r.n, "n");
    agree(own.rSquared, r.r2, "R²");
    agree(own.f.statistic, r.F, "F");
    agree(own.f.pValue, r.F_p, "p of F");
    expect(own.coefficients).toHaveLength(r.coefficients.length);
    for (const coefficient of r.coefficients) {
      const ownTerm = termOf(own.coefficients, coefficient);
      agree(ownTerm.estimate, coefficient.estimate, coefficient.term);
      agree(ownTerm.se, coefficient.se, `${coefficient.term} se`);
    }
    expect(ours.linearModels.methodAndLength.n).toBe(
      r.n - ours.linearModels.methodAndLength.outliers,
    );
    expect(ours.linearModels.withSociodemographics.n).toBeGreaterThan(0);
  });
});
