import { describe, expect, it } from "vitest";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { denominatorOf, waldStatistic } from "./contest-f";
import { fitCrossedLinearModel } from "./crossed-linear-model";
import { fitCrossedOrdinalModel } from "./crossed-ordinal-model";
import { crossedSatterthwaite } from "./crossed-satterthwaite";
import { kenwardRoger } from "./kenward-roger";
import { checkProportionalOdds } from "./proportional-odds";
import { ratingsOf, readCrossedModels } from "./testing/read-crossed-models";

const references = readCrossedModels();

function estimateOf<T>(outcome: Outcome<T>) {
  if (!isEstimate(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

/** Estimates agree to a ten-thousandth of their standard errors. */
function expectNear(ours: ArrayLike<number>, theirs: number[], errors: number[], what: string) {
  theirs.forEach((wanted, place) => {
    const distance = Math.abs(ours[place]! - wanted) / errors[place]!;
    expect(distance, `${what} ${place}: ${ours[place]}, R ${wanted}`).toBeLessThan(1e-4);
  });
}

const unitsOf = (size: number, from: number) =>
  Array.from({ length: size - from }, (_, k) =>
    Float64Array.from({ length: size }, (_, at) => Number(at === k + from)),
  );

describe.each(references)("$name, with R", (reference) => {
  const data = ratingsOf(reference);

  it("has the ordinal model of clmm", () => {
    const model = estimateOf(fitCrossedOrdinalModel(data));
    const { ordinal } = reference;
    expectFigure(model.logLikelihood, ordinal.logLik, "log-likelihood", 1e-6);
    expect(model.logLikelihood).toBeGreaterThan(ordinal.logLik - 1e-6);
    expectNear([...model.thresholds, ...model.effects], ordinal.estimates, ordinal.se, "estimate");
    ordinal.se.forEach((wanted, place) => {
      const own = Math.sqrt(model.covariance[place * (model.layout.size + 1)]!);
      expectFigure(own, wanted, `error ${place}`, 1e-4);
    });
    model.terms.forEach(({ name, variance }) => {
      const wanted = ordinal.variances[name]!;
      if (wanted === 0) expect(variance).toBe(0);
      else expectFigure(variance, wanted, `variance of ${name}`, 1e-4);
    });
    const none = estimateOf(fitCrossedOrdinalModel({ ...data, columns: [] }));
    expectFigure(none.logLikelihood, reference.ordinalNull.logLik, "without methods", 1e-6);
  });

  it("has the linear model of lmer, with its degrees of freedom", () => {
    const { linear } = reference;
    const request = { ...data, columns: data.withIntercept };
    const model = estimateOf(fitCrossedLinearModel({ ...request, method: "REML" }));
    expectFigure(model.deviance, linear.REML, "criterion", 1e-7);
    const ml = estimateOf(fitCrossedLinearModel({ ...request, method: "ML" }));
    expectFigure(ml.logLikelihood, linear.logLikML, "by maximum likelihood", 1e-7);
    expectNear(model.estimates, linear.estimates, linear.se, "estimate");
    expectFigure(model.residualVariance, linear.residual, "residual", 1e-4);
    model.terms.forEach(({ name, variance }) => {
      const wanted = linear.variances[name]!;
      if (wanted < 1e-8) expect(variance).toBeLessThan(1e-6);
      else expectFigure(variance, wanted, `variance of ${name}`, 1e-3);
    });
    const size = reference.methods;
    const units = unitsOf(size, 1);
    const { satterthwaite, kenwardRoger: kr } = linear;
    if (satterthwaite) {
      const df = crossedSatterthwaite(model);
      satterthwaite.df.forEach((wanted, place) => {
        expectFigure(df(unitsOf(size, 0)[place]!)!, wanted, `df ${place}`, 1e-3);
      });
      const denominator = denominatorOf(units, model.covariance, df)!;
      expectFigure(denominator, satterthwaite.denominator, "denominator", 1e-3);
      const wald = waldStatistic(units, model.estimates, model.covariance)!;
      expectFigure(wald / units.length, satterthwaite.F, "F", 1e-4);
    }
    if (kr) {
      const own = kenwardRoger(model)!;
      kr.se.forEach((wanted, place) => {
        expectFigure(Math.sqrt(own.covariance[place * (size + 1)]!), wanted, "error", 1e-4);
      });
      kr.df.forEach((wanted, place) => {
        const unit = unitsOf(size, 0)[place]!;
        expectFigure(own.degreesOfFreedom(unit)!, wanted, `df ${place}`, 1e-3);
      });
      const test = own.test(units)!;
      expectFigure(test.denominator, kr.denominator, "denominator", 1e-3);
      expectFigure(test.statistic, kr.F, "F", 1e-4);
    }
  });

  it("has the nominal and scale tests of clmm2 where participants are the one term", () => {
    const terms = [{ name: "participant", level: reference.rows.participant }];
    const proportional = estimateOf(fitCrossedOrdinalModel({ ...data, terms }));
    const { oneTerm, methods } = reference;
    expectFigure(proportional.logLikelihood, oneTerm.plain.logLik, "log-likelihood", 1e-6);
    const check = checkProportionalOdds({ ...data, terms, methods, proportional });
    for (const kind of ["nominal", "scale"] as const) {
      const own = check[kind];
      // A method without some answer has thresholds without end: R stops somewhere on the way.
      if (!isEstimate(own)) {
        expect(own).toEqual({ kind: "undefined", reason: "separation" });
        continue;
      }
      const wanted = oneTerm[kind].logLik;
      // R's search may stop short; it never passes the maximum.
      expect(own.logLikelihood).toBeGreaterThan(wanted - 1e-6 * Math.abs(wanted));
      expectFigure(own.logLikelihood, wanted, kind, 1e-6);
    }
  });
});
