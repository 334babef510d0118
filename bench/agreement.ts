import { readFileSync } from "node:fs";
import { compareCounts } from "@/lib/comparison/compare-counts";
import { comparisonDocument } from "@/lib/comparison/document/comparison-document";
import { fitComparison } from "@/lib/comparison/fit-comparison";
import { resamplingOf } from "@/lib/comparison/resampling";
import { countTable } from "@/lib/comparison/responses/set-counts";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { denominatorOf, waldStatistic } from "@/lib/stats/crossed/contest-f";
import { fitCrossedLinearModel } from "@/lib/stats/crossed/crossed-linear-model";
import { fitCrossedOrdinalModel } from "@/lib/stats/crossed/crossed-ordinal-model";
import { crossedSatterthwaite } from "@/lib/stats/crossed/crossed-satterthwaite";
import { kenwardRoger } from "@/lib/stats/crossed/kenward-roger";
import { checkProportionalOdds } from "@/lib/stats/crossed/proportional-odds";
import {
  type CrossedReference,
  ratingsOf,
  readCrossedModels,
} from "@/lib/stats/crossed/testing/read-crossed-models";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { checkInference, type Loose } from "./agreement-inference";

/**
 * npm run bench -- agreement [STUDY.csv]: how far the comparison is from R's figures of the synthetic
 * files and, where the published ratings are given, of the published study, and how far the inference
 * functions are from R's. R's own figure stands in lib/stats/fixtures; null there (undefined in R) has to be a named outcome here.
 */

const CLOSED = 1e-9;
const LOG_LIKELIHOOD = 1e-6;
const MODEL = 1e-4;

interface Worst {
  limit: number;
  error: number;
  where: string;
  figures: number;
  beyond: string[];
}
const families = new Map<string, Worst>();

function note(
  family: string,
  limit: number,
  where: string,
  ours: Loose,
  theirs: Loose,
  absolute = false,
) {
  const worst = families.get(family) ?? { limit, error: 0, where: "", figures: 0, beyond: [] };
  families.set(family, worst);
  worst.figures += 1;
  let error: number;
  if (theirs === null || theirs === undefined) {
    error = ours !== null && typeof ours === "object" && "kind" in ours ? 0 : Infinity;
  } else if (typeof ours !== "number") error = Infinity;
  else if (ours === theirs) error = 0;
  // What R gives as rounding noise around nothing has no digits to compare.
  else if (Math.abs(theirs) < 1e-13 && Math.abs(ours) < 1e-12) error = 0;
  else error = Math.abs(ours - theirs) / (absolute ? 1 : Math.abs(theirs));
  if (error > limit) worst.beyond.push(`${where}: ${JSON.stringify(ours)}, R ${theirs}`);
  if (error >= worst.error) Object.assign(worst, { error, where });
}

function documentOf(file: string): Loose {
  const read = readResponses(readFileSync(file, "utf8"));
  if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.problems[0])}`);
  const counts = countTable(read.records);
  const fitted = fitComparison(read.records, resamplingOf("file"));
  return JSON.parse(
    JSON.stringify(
      comparisonDocument(read.records, counts, compareCounts(read.records, counts), fitted),
    ),
  );
}

const plain = (term: string) =>
  term.replace(/^(modelsize|model|g(?=[a-zA-Z]+[:+]|[a-z0-9]+$))/, "");

function findPair(pairs: Loose[], first: string, second: string): [Loose, 1 | -1] {
  const same = pairs.find((pair) => pair.first === first && pair.second === second);
  if (same) return [same, 1];
  return [pairs.find((pair) => pair.first === second && pair.second === first), -1];
}
const signed = (value: Loose, sign: number) => (typeof value === "number" ? sign * value : value);

function checkMeasure(name: string, ours: Loose, theirs: Loose, key: string, methods: string[]) {
  const at = `${name} ${key}`;
  for (const method of methods) {
    const r = theirs.descriptives[key]?.[method];
    const o = ours.descriptives[method];
    for (const field of ["n", "mean", "sd", "se", "median", "q1", "q3", "min", "max"]) {
      if (r) note("descriptives", CLOSED, `${at} ${method} ${field}`, o[field] ?? o, r[field]);
    }
    const w = theirs.shapiro_by_model?.[key]?.[method];
    if (w) {
      const os = ours.shapiroWilk.byMethod[method];
      note("Shapiro-Wilk", CLOSED, `${at} ${method} W`, os.w ?? os, w.W);
      note("Shapiro-Wilk", CLOSED, `${at} ${method} p`, os.pValue ?? os, w.p);
    }
  }
  const overall = theirs.shapiro_overall?.[key];
  if (overall) {
    const os = ours.shapiroWilk.overall;
    note("Shapiro-Wilk", CLOSED, `${at} W`, os.w ?? os, overall.W);
    note("Shapiro-Wilk", CLOSED, `${at} p`, os.pValue ?? os, overall.p);
  }
  for (const centre of ["median", "mean"]) {
    const r = theirs[`levene_${centre}`]?.[key];
    const o = ours.levene[centre];
    if (!r) continue;
    note("Levene", CLOSED, `${at} ${centre} F`, o.statistic ?? o, r.F);
    note("Levene", CLOSED, `${at} ${centre} p`, o.pValue ?? o, r.p);
  }
  const h = theirs.kruskal[key];
  const oh = ours.kruskalWallis;
  note("Kruskal-Wallis", CLOSED, `${at} H`, oh.statistic ?? oh, h.H);
  note("Kruskal-Wallis", CLOSED, `${at} p`, oh.pValue ?? oh, h.p);
  note("Kruskal-Wallis", CLOSED, `${at} ε²`, oh.epsilonSquared ?? oh, h.epsilon2);
  for (const pair of theirs.dunn[key] ?? []) {
    const [o, sign] = findPair(ours.dunn, pair.group1, pair.group2);
    const where = `${at} ${pair.group1} ${pair.group2}`;
    note("Dunn", CLOSED, `${where} z`, signed(o.z ?? o, sign), pair.z_g2_minus_g1);
    note("Dunn", CLOSED, `${where} p`, o.pValue ?? o, pair.p);
    note("Dunn", CLOSED, `${where} Bonferroni`, o.pBonferroni ?? o, pair.p_bonferroni);
    note("Dunn", CLOSED, `${where} Holm`, o.pHolm ?? o, pair.p_holm);
    note("Dunn", CLOSED, `${where} BH`, o.pBenjaminiHochberg ?? o, pair.p_BH);
  }
  for (const pair of theirs.vda[key] ?? []) {
    const [o, sign] = findPair(ours.varghaDelaney, pair.group1, pair.group2);
    note(
      "Vargha-Delaney",
      CLOSED,
      `${at} ${pair.group1} ${pair.group2}`,
      sign > 0 ? o.a : 1 - o.a,
      pair.VDA,
    );
  }
  const f = (theirs.friedman_on_participant_method_means ?? theirs.friedman)?.[key];
  if (f) {
    const family = ours.lmm ? "Friedman on Quality" : "Friedman";
    note(family, CLOSED, `${at} Q`, ours.friedman.statistic ?? ours.friedman, f.Q);
    note(family, CLOSED, `${at} p`, ours.friedman.pValue ?? ours.friedman, f.p);
  }
  const icc = theirs.icc_participant_anova?.[key];
  if (icc) note("ICC of participants", CLOSED, at, ours.icc, icc.icc1_anova);
}

function checkOrdinal(name: string, ours: Loose, theirs: Loose, family: string) {
  if (!theirs || theirs.error) return;
  note(`${family}: log-likelihood`, LOG_LIKELIHOOD, name, ours.logLik ?? ours, theirs.logLik, true);
  note(
    `${family}: log-likelihood`,
    LOG_LIKELIHOOD,
    `${name} null`,
    ours.logLikNull,
    theirs.logLik_null,
    true,
  );
  note(`${family}: variance`, MODEL, name, ours.randomVariance ?? ours, theirs.random_var);
  note(`${family}: test`, MODEL, `${name} LR`, ours.likelihoodRatio ?? ours, theirs.LR);
  note(`${family}: test`, MODEL, `${name} p`, ours.pValue ?? ours, theirs.p);
  for (const c of theirs.coefficients) {
    const o = ours.coefficients?.find((one: Loose) => one.term === plain(c.term));
    if (!o) continue; // another method may be the reference
    const shifted = ours.coefficients.filter((one: Loose) => !one.term.includes("|"));
    const sameReference = shifted.every((one: Loose) =>
      theirs.coefficients.some((r: Loose) => plain(r.term) === one.term),
    );
    if (!sameReference) continue;
    note(`${family}: estimates`, MODEL, `${name} ${c.term}`, o.estimate, c.estimate);
    note(`${family}: standard errors`, MODEL, `${name} ${c.term}`, o.se, c.se);
  }
  for (const pair of theirs.pairwise ?? []) {
    const [o, sign] = findPair(ours.contrasts, pair.group1, pair.group2);
    const where = `${name} ${pair.group1} ${pair.group2}`;
    // An odds ratio near 1 has a logarithm near 0, of which R's search leaves no relative digits: the
    // distance is told in standard errors then.
    const size = Math.max(Math.abs(pair.log_or_g2_vs_g1), pair.se);
    const distance = Math.abs(signed(o.logOddsRatio, sign) - pair.log_or_g2_vs_g1) / size;
    note(`${family}: contrasts`, MODEL, where, distance, 0, true);
    note(`${family}: contrasts`, MODEL, `${where} se`, o.se ?? o, pair.se);
  }
}

function checkLinearMixed(name: string, ours: Loose, theirs: Loose) {
  if (!theirs) return;
  if (theirs.error) return note("LMM: log-likelihood", LOG_LIKELIHOOD, name, ours, null);
  note(
    "LMM: log-likelihood",
    LOG_LIKELIHOOD,
    `${name} REML`,
    ours.reml?.criterion ?? ours,
    theirs.REML_criterion,
    true,
  );
  note(
    "LMM: log-likelihood",
    LOG_LIKELIHOOD,
    `${name} ML`,
    ours.ml?.logLik ?? ours,
    theirs.logLik_ML,
    true,
  );
  const [participant, residual] = theirs.varcomp_REML;
  const own = ours.reml?.variances ?? {};
  if (participant.variance > 1e-8) {
    note("LMM: variances", MODEL, `${name} participant`, own.participant, participant.variance);
  }
  note("LMM: variances", MODEL, `${name} residual`, own.residual, residual.variance);
  for (const c of theirs.fixed) {
    const o = ours.reml?.fixed.find((one: Loose) => one.term === plain(c.term));
    if (!o) continue;
    note("LMM: estimates", MODEL, `${name} ${c.term}`, o.estimate, c.estimate);
    note("LMM: standard errors", MODEL, `${name} ${c.term}`, o.se, c.se);
    note("LMM: Satterthwaite df", MODEL, `${name} ${c.term}`, o.df, c.df_satterthwaite);
  }
  const lr = theirs.LRT_vs_no_model;
  note("LMM: test", MODEL, `${name} LR`, ours.likelihoodRatio?.statistic ?? ours, lr.chisq);
  note("LMM: test", MODEL, `${name} p`, ours.likelihoodRatio?.pValue ?? ours, lr.p);
}

function checkTable(name: string, ours: Loose, theirs: Loose) {
  for (const pair of theirs.correlations ?? []) {
    const [o] = findPair(ours.correlations, pair.v1, pair.v2);
    if (!o) continue;
    const where = `${name} ${pair.v1} ${pair.v2}`;
    note("correlations", CLOSED, `${where} r`, o.pearson, pair.pearson);
    note("correlations", CLOSED, `${where} p`, o.pearsonPValue, pair.pearson_p);
    note("correlations", CLOSED, `${where} rho`, o.spearman, pair.spearman);
  }
  if (theirs.box_m && !theirs.box_m.error) {
    note("Box's M", CLOSED, name, ours.boxM.statistic ?? ours.boxM, theirs.box_m.chisq);
    note("Box's M", CLOSED, `${name} p`, ours.boxM.pValue ?? ours.boxM, theirs.box_m.p);
  }
  const KEYS: Record<string, string> = {
    ANOVA_type: "anovaType",
    Lawley_Hotelling_type_McKeon: "lawleyHotelling",
    Bartlett_Nanda_Pillai_type_Muller: "bartlettNandaPillai",
    Wilks_Lambda_type: "wilks",
  };
  for (const test of theirs.npmv?.tests ?? []) {
    const own = ours.multivariate[KEYS[test.test] ?? ""] ?? ours.multivariate;
    note("multivariate rank tests", CLOSED, `${name} ${test.test} F`, own.statistic ?? own, test.F);
    note("multivariate rank tests", CLOSED, `${name} ${test.test} p`, own.pValue ?? own, test.p);
  }
  const scale = theirs.cronbach_omega?.overall_ratings ?? theirs.cronbach_omega_listwise;
  if (scale) {
    note("Cronbach's alpha", CLOSED, name, ours.scale.alpha, scale.alpha_raw);
    const omega = scale.omega?.omega_total_std;
    if (omega != null) note("McDonald's omega", MODEL, name, ours.scale.omegaTotal, omega);
  }
}

function checkLinear(name: string, ours: Loose, theirs: Loose) {
  if (!theirs) return;
  note("linear models", CLOSED, `${name} R²`, ours.rSquared ?? ours, theirs.r2);
  note("linear models", CLOSED, `${name} n`, ours.n ?? ours, theirs.n);
  note("linear models", CLOSED, `${name} F`, ours.f?.statistic ?? ours, theirs.F);
  note("linear models", CLOSED, `${name} p`, ours.f?.pValue ?? ours, theirs.F_p);
  for (const c of theirs.coefficients) {
    const term = /length$/.test(c.term) ? "explanationLength" : plain(c.term);
    const o = ours.coefficients?.find((one: Loose) => one.term === term);
    if (!o) continue;
    note("linear models", CLOSED, `${name} ${c.term}`, o.estimate, c.estimate);
    note("linear models", CLOSED, `${name} ${c.term} se`, o.se, c.se);
  }
}

/** Models with crossed random intercepts; estimates as distances in R's standard errors. */
function checkCrossed(reference: CrossedReference) {
  const { name, ordinal, linear, oneTerm, methods, rows } = reference;
  const data = ratingsOf(reference);
  const distance = (family: string, where: string, ours: Loose, theirs: number, se: number) =>
    note(family, MODEL, where, typeof ours === "number" ? (ours - theirs) / se : ours, 0, true);
  const variance = (family: string, where: string, ours: number, theirs: number) => {
    // R's search stops beside a variance of 0; ours is 0.
    if (theirs > 1e-8 || ours > 1e-6) note(family, 10 * MODEL, where, ours, theirs);
  };

  const clmm = fitCrossedOrdinalModel(data);
  if (!isEstimate(clmm)) return note("crossed CLMM: log-likelihood", LOG_LIKELIHOOD, name, clmm, 0);
  const none = fitCrossedOrdinalModel({ ...data, columns: [] });
  const likelihood = "crossed CLMM: log-likelihood";
  note(likelihood, LOG_LIKELIHOOD, name, clmm.logLikelihood, ordinal.logLik);
  note(
    likelihood,
    LOG_LIKELIHOOD,
    `${name} null`,
    isEstimate(none) ? none.logLikelihood : none,
    reference.ordinalNull.logLik,
  );
  const estimates = [...clmm.thresholds, ...clmm.effects];
  ordinal.estimates.forEach((theirs, place) => {
    const se = ordinal.se[place] ?? 1;
    const where = `${name} ${place}`;
    distance("crossed CLMM: estimates (in se)", where, estimates[place], theirs, se);
    const own = Math.sqrt(clmm.covariance[place * (clmm.layout.size + 1)] ?? 0);
    note("crossed CLMM: standard errors", MODEL, where, own, se);
  });
  for (const term of clmm.terms) {
    const theirs = ordinal.variances[term.name] ?? 0;
    variance("crossed CLMM: variances", `${name} ${term.name}`, term.variance, theirs);
  }

  const request = { ...data, columns: data.withIntercept };
  const lmm = fitCrossedLinearModel({ ...request, method: "REML" });
  const ml = fitCrossedLinearModel({ ...request, method: "ML" });
  if (!isEstimate(lmm)) return note("crossed LMM: log-likelihood", LOG_LIKELIHOOD, name, lmm, 0);
  const criterion = "crossed LMM: log-likelihood";
  note(criterion, LOG_LIKELIHOOD, `${name} REML`, lmm.deviance, linear.REML);
  const byMaximum = isEstimate(ml) ? ml.logLikelihood : ml;
  note(criterion, LOG_LIKELIHOOD, `${name} ML`, byMaximum, linear.logLikML);
  linear.estimates.forEach((theirs, place) => {
    const se = linear.se[place] ?? 1;
    const where = `${name} ${place}`;
    distance("crossed LMM: estimates (in se)", where, lmm.estimates[place], theirs, se);
    const own = Math.sqrt(lmm.covariance[place * (methods + 1)] ?? 0);
    note("crossed LMM: standard errors", MODEL, where, own, se);
  });
  for (const term of lmm.terms) {
    const theirs = linear.variances[term.name] ?? 0;
    variance("crossed LMM: variances", `${name} ${term.name}`, term.variance, theirs);
  }
  const unit = (at: number) =>
    Float64Array.from({ length: methods }, (_, place) => Number(place === at));
  const units = Array.from({ length: methods - 1 }, (_, place) => unit(place + 1));
  const { satterthwaite, kenwardRoger: kr } = linear;
  if (satterthwaite) {
    const df = crossedSatterthwaite(lmm);
    satterthwaite.df.forEach((theirs, place) => {
      note("crossed LMM: Satterthwaite", 10 * MODEL, `${name} ${place}`, df(unit(place)), theirs);
    });
    const denominator = denominatorOf(units, lmm.covariance, df);
    const wald = waldStatistic(units, lmm.estimates, lmm.covariance) ?? 0;
    const family = "crossed LMM: Satterthwaite";
    note(family, 10 * MODEL, `${name} denominator`, denominator, satterthwaite.denominator);
    note(family, 10 * MODEL, `${name} F`, wald / units.length, satterthwaite.F);
  }
  const ours = kr ? kenwardRoger(lmm) : null;
  if (kr && ours) {
    const family = "crossed LMM: Kenward-Roger";
    kr.df.forEach((theirs, place) => {
      const where = `${name} ${place}`;
      note(family, 10 * MODEL, where, ours.degreesOfFreedom(unit(place)), theirs);
      const own = Math.sqrt(ours.covariance[place * (methods + 1)] ?? 0);
      note(family, 10 * MODEL, `${where} se`, own, kr.se[place]);
    });
    const test = ours.test(units);
    note(family, 10 * MODEL, `${name} denominator`, test?.denominator, kr.denominator);
    note(family, 10 * MODEL, `${name} F`, test?.statistic, kr.F);
  }

  const terms = [{ name: "participant", level: rows.participant }];
  const proportional = fitCrossedOrdinalModel({ ...data, terms });
  if (!isEstimate(proportional)) return;
  const tests = checkProportionalOdds({ ...data, terms, methods, proportional });
  for (const kind of ["nominal", "scale"] as const) {
    const test = tests[kind];
    // A method without some answer: no maximum, and R stops on the way to it.
    if (!isEstimate(test)) continue;
    const theirs = oneTerm[kind].logLik;
    note("nominal and scale tests", LOG_LIKELIHOOD, `${name} ${kind}`, test.logLikelihood, theirs);
  }
}

const fixture = (file: string) =>
  new URL(`../lib/stats/fixtures/${file}`, import.meta.url).pathname;
const fixtures = JSON.parse(readFileSync(fixture("fixtures.json"), "utf8"));
for (const name of ["ties4", "two", "single", "constant", "missing", "big5000"]) {
  const ours = documentOf(fixture(`${name}.csv`));
  const theirs = fixtures[name];
  for (const [key, variable] of Object.entries<Loose>(ours.constructs)) {
    checkMeasure(name, variable, theirs, key === "Quality" ? "Q" : key, ours.methods);
  }
  checkTable(name, ours, theirs);
  checkOrdinal(`${name} A`, ours.constructs.A.clmm.laplace, theirs.clmm_laplace_A, "CLMM Laplace");
  checkLinearMixed(`${name} Q`, ours.constructs.Quality.lmm, theirs.lmm_Q);
  if (name !== "constant") {
    checkLinear(
      `${name} Q`,
      ours.linearModels.withoutOutlierRule.methodAndLength,
      theirs.lm_Q_model_length,
    );
  }
}
for (const reference of readCrossedModels()) checkCrossed(reference);
checkInference(note);
const published = process.argv[2];
if (published) {
  const study = JSON.parse(readFileSync(fixture("study.json"), "utf8"));
  const ours = documentOf(published);
  for (const [key, variable] of Object.entries<Loose>(ours.constructs)) {
    checkMeasure("study", variable, study, key, ours.methods);
    checkOrdinal(`study ${key}`, variable.clmm?.laplace, study.clmm_laplace[key], "CLMM Laplace");
    checkOrdinal(`study ${key}`, variable.clmm?.agq10, study.clmm_agq10[key], "CLMM quadrature");
  }
  checkTable("study", ours, study);
  checkLinearMixed("study Quality", ours.constructs.Quality.lmm, study.lmm_quality);
  checkLinear("study model 4", ours.linearModels.methodAndLength, study.model4);
  checkLinear(
    "study model 5",
    { ...ours.linearModels.withSociodemographics, coefficients: [] },
    study.model5,
  );
} else {
  console.log("Without the published ratings: give their path to compare the study as well.\n");
}

let failed = 0;
console.log(
  "family".padEnd(34),
  "figures".padStart(8),
  "largest error".padStart(15),
  "limit".padStart(9),
);
for (const [family, { figures, error, limit, where, beyond }] of families) {
  const verdict = error <= limit ? "ok" : "BEYOND";
  if (error > limit) failed += 1;
  console.log(
    family.padEnd(34),
    String(figures).padStart(8),
    error.toExponential(2).padStart(15),
    limit.toExponential(0).padStart(9),
    verdict,
    error > limit ? `(${where})` : "",
  );
  for (const line of beyond.slice(0, 8)) console.log(`    ${line}`);
}
process.exitCode = failed > 0 ? 1 : 0;
