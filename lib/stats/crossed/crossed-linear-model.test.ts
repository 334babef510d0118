import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitLinearMixedModel } from "@/lib/stats/mixed/linear-mixed-model";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { expectFigure } from "@/lib/stats/testing/read-references";
import {
  type CrossedLinearModel,
  type CrossedLinearRequest,
  fitCrossedLinearModel,
} from "./crossed-linear-model";
import { prepareLinearProblem, profileLinear } from "./crossed-linear-profile";
import { crossedSatterthwaite } from "./crossed-satterthwaite";
import { kenwardRoger } from "./kenward-roger";
import { type DrawnDesign, drawRatings, methodColumns } from "./testing/draw-ratings";

const DESIGN: DrawnDesign = {
  participants: 24,
  methods: 3,
  each: 3,
  explanations: 8,
  deviations: [1.2, 0.8, 0.7],
};

function requestOf(design: DrawnDesign, seed: string): CrossedLinearRequest {
  const drawn = drawRatings(design, seed);
  return {
    response: Float64Array.from(drawn.rating),
    columns: [
      new Float64Array(drawn.rating.length).fill(1),
      ...methodColumns(drawn.method, design.methods),
    ],
    terms: [
      { name: "participant", level: drawn.participant },
      { name: "explanation", level: drawn.explanation },
      { name: "participantMethod", level: drawn.participantMethod },
    ],
    method: "REML",
  };
}

function estimateOf(outcome: Outcome<CrossedLinearModel>) {
  if (!isEstimate(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

describe("fitCrossedLinearModel", () => {
  it("has the figures of the analysis of variance", () => {
    const model = estimateOf(
      fitCrossedLinearModel({
        response: new Float64Array([1, 3, 4, 4, 6, 8]),
        columns: [new Float64Array(6).fill(1)],
        terms: [{ name: "participant", level: [1, 1, 2, 2, 3, 3] }],
        method: "REML",
      }),
    );
    expect(model.terms[0]!.variance).toBeCloseTo(17 / 3, 7);
    expect(model.residualVariance).toBeCloseTo(4 / 3, 7);
    expect(model.estimates[0]).toBeCloseTo(13 / 3, 10);
    expectFigure(crossedSatterthwaite(model)([1])!, 2, "df", 1e-6);
    expectFigure(kenwardRoger(model)!.degreesOfFreedom([1])!, 2, "df", 1e-6);
  });

  it.each(["REML", "ML"] as const)("is the model with one term or two, by %s", (method) => {
    const request = { ...requestOf(DESIGN, "two"), method };
    const [participant, explanation] = request.terms;
    for (const terms of [[participant!], [participant!, explanation!]]) {
      const model = estimateOf(fitCrossedLinearModel({ ...request, terms }));
      const wanted = fitLinearMixedModel({
        response: request.response,
        columns: request.columns,
        cluster: participant!.level,
        item: terms[1]?.level,
        method,
        contrasts: [[0, 1, -1]],
      });
      if (!isEstimate(wanted)) throw new Error(wanted.kind);
      expectFigure(model.deviance, wanted.deviance, "deviance", 1e-11);
      expectFigure(model.terms[0]!.variance, wanted.variances.participant, "variance", 1e-5);
      expectFigure(model.residualVariance, wanted.variances.residual, "residual", 1e-6);
      const df = crossedSatterthwaite(model);
      wanted.fixedEffects.forEach((effect, place) => {
        if (!isEstimate(effect)) throw new Error(effect.kind);
        expectFigure(model.estimates[place]!, effect.estimate, "estimate", 1e-6);
        expectFigure(Math.sqrt(model.covariance[place * 4]!), effect.se, "se", 1e-6);
        const unit = [0, 1, 2].map((k) => (k === place ? 1 : 0));
        expectFigure(df(unit)!, effect.df, "df", 1e-4);
      });
      const [contrast] = wanted.contrasts;
      if (!isEstimate(contrast!)) throw new Error();
      expectFigure(df([0, 1, -1])!, contrast.df, "df of a contrast", 1e-4);
    }
  });

  it("is the paired t test where everyone gives every method one rating", () => {
    const request = {
      response: new Float64Array([1, 3, 4, 4, 6, 8]),
      columns: [new Float64Array(6).fill(1), new Float64Array([0, 1, 0, 1, 0, 1])],
      terms: [{ name: "participant", level: [1, 1, 2, 2, 3, 3] }],
      method: "REML" as const,
    };
    const model = estimateOf(fitCrossedLinearModel(request));
    expectFigure(model.estimates[1]!, 4 / 3, "difference");
    expectFigure(Math.sqrt(model.covariance[3]!), 2 / 3, "se", 1e-7);
    const test = kenwardRoger(model)!.test([[0, 1]])!;
    expectFigure(test.denominator, 2, "df", 1e-6);
    expectFigure(test.statistic, 4, "F", 1e-6);
  });

  it("has slopes that are its differences", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.02, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }),
        fc.constantFrom("REML" as const, "ML" as const),
        fc.option(fc.double({ min: 0.2, max: 3, noNaN: true }), { nil: undefined }),
        (theta, method, variance) => {
          const { response, columns, terms } = requestOf({ ...DESIGN, participants: 8 }, "slopes");
          const problem = prepareLinearProblem(response, columns, terms, method);
          const at = Float64Array.from(theta);
          const { gradient } = profileLinear(problem, at, variance)!;
          gradient.forEach((slope, term) => {
            const step = 1e-5;
            const [below, above] = [-step, step].map((move) => {
              const moved = at.slice();
              moved[term]! += move;
              return profileLinear(problem, moved, variance)!.deviance;
            });
            expect(slope).toBeCloseTo((above! - below!) / (2 * step), 4);
          });
        },
      ),
      { numRuns: 30 },
    );
  });

  it("does not depend on the order of rows, on names of levels or on the order of terms", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        const request = requestOf({ ...DESIGN, participants: 12 }, `order ${seed}`);
        const plain = fitCrossedLinearModel(request);
        const rows = request.response.length;
        const order = Array.from({ length: rows }, (_, row) => (row * 37 + seed) % rows);
        const turned = fitCrossedLinearModel({
          ...request,
          response: Float64Array.from(order, (row) => request.response[row]!),
          columns: request.columns.map((own) => Float64Array.from(order, (row) => own[row]!)),
          terms: request.terms
            .map(({ name, level }) => ({ name, level: order.map((row) => 1000 - 3 * level[row]!) }))
            .reverse(),
        });
        if (!isEstimate(plain) || !isEstimate(turned)) {
          expect(turned).toEqual(plain);
          return;
        }
        expectFigure(turned.deviance, plain.deviance, "deviance", 1e-9);
        turned.estimates.forEach((estimate, k) => {
          const se = Math.sqrt(plain.covariance[k * 4]!);
          expect(Math.abs(estimate - plain.estimates[k]!) / se).toBeLessThan(1e-4);
        });
      }),
      { numRuns: 12 },
    );
  });

  it("keeps a term at variance 0, and leaves it out for degrees of freedom", () => {
    // Explanations that do not differ, over seeds until one has no variance at all.
    const found = ["a", "b", "c", "d", "e", "f"].flatMap((seed) => {
      const request = requestOf({ ...DESIGN, deviations: [1, 0, 0.5] }, seed);
      const model = estimateOf(fitCrossedLinearModel(request));
      return model.terms[1]!.variance === 0 ? [{ request, model }] : [];
    });
    expect(found.length).toBeGreaterThan(0);
    for (const { request, model } of found) {
      const without = estimateOf(
        fitCrossedLinearModel({ ...request, terms: [request.terms[0]!, request.terms[2]!] }),
      );
      expectFigure(model.deviance, without.deviance, "deviance", 1e-9);
      const weights = [0, 1, 0];
      expectFigure(
        crossedSatterthwaite(model)(weights)!,
        crossedSatterthwaite(without)(weights)!,
        "df",
        1e-4,
      );
      const [kr, krWithout] = [kenwardRoger(model)!, kenwardRoger(without)!];
      expectFigure(kr.degreesOfFreedom(weights)!, krWithout.degreesOfFreedom(weights)!, "df", 1e-4);
    }
  });

  it("names what is missing", () => {
    const request = requestOf(DESIGN, "missing");
    const rows = request.response.length;
    expect(fitCrossedLinearModel({ ...request, response: new Float64Array(rows).fill(2) })).toEqual(
      {
        kind: "undefined",
        reason: "no-variation",
      },
    );
    const alone = [{ name: "participant", level: new Int32Array(rows) }];
    expect(fitCrossedLinearModel({ ...request, terms: alone })).toMatchObject({
      kind: "insufficient-data",
      of: "participants",
    });
    const single = [{ name: "explanation", level: request.response.map((_, row) => row) }];
    expect(fitCrossedLinearModel({ ...request, terms: single }).kind).toBe("insufficient-data");
    const exact = Float64Array.from(request.columns[1]!, (value) => 1 + value);
    expect(fitCrossedLinearModel({ ...request, response: exact })).toEqual({
      kind: "undefined",
      reason: "no-residual-variation",
    });
    // Everything by participant: the ratio has no end.
    const byParticipant = Float64Array.from(request.terms[0]!.level, (own) => (own * 7) % 5);
    expect(fitCrossedLinearModel({ ...request, response: byParticipant })).toEqual({
      kind: "undefined",
      reason: "no-residual-variation",
    });
    expect(() => fitCrossedLinearModel({ ...request, columns: [] })).toThrow(RangeError);
    expect(() =>
      kenwardRoger(estimateOf(fitCrossedLinearModel({ ...request, method: "ML" }))),
    ).toThrow(RangeError);
  });

  it("leaves out a column that follows from others", () => {
    const request = requestOf(DESIGN, "aliased");
    const doubled = request.columns[1]!.map((value) => 2 * value);
    const model = estimateOf(
      fitCrossedLinearModel({ ...request, columns: [...request.columns, doubled] }),
    );
    expect(model.estimatedColumns).toEqual([0, 1, 2]);
  });
});
