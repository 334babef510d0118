import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countByCluster } from "@/lib/stats/descriptive/clustered-counts";
import { isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";
import { fitCumulativeLinkMixedModel } from "@/lib/stats/ordinal/cumulative-link-mixed-model";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { crossedOrdinalLikelihood, type OrdinalData } from "./crossed-ordinal-likelihood";
import { type CrossedOrdinalModel, fitCrossedOrdinalModel } from "./crossed-ordinal-model";
import { type DrawnDesign, drawRatings, methodColumns } from "./testing/draw-ratings";

const DESIGN: DrawnDesign = {
  participants: 20,
  methods: 3,
  each: 3,
  explanations: 7,
  deviations: [1.2, 0.8, 0.7],
};

function dataOf(design: DrawnDesign, seed: string): OrdinalData {
  const drawn = drawRatings(design, seed);
  return {
    answer: drawn.rating,
    answers: drawn.answers,
    columns: methodColumns(drawn.method, design.methods),
    terms: [
      { name: "participant", level: drawn.participant },
      { name: "explanation", level: drawn.explanation },
      { name: "participantMethod", level: drawn.participantMethod },
    ],
  };
}

function estimateOf(outcome: Outcome<CrossedOrdinalModel>) {
  if (!isEstimate(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome;
}

const se = (model: CrossedOrdinalModel, place: number) =>
  Math.sqrt(model.covariance[place * (model.layout.size + 1)]!);

describe("crossedOrdinalLikelihood", () => {
  it("has slopes that are its differences, by thresholds, effects, scales and deviations", () => {
    const data = dataOf({ ...DESIGN, participants: 8 }, "slopes");
    const sets = Int32Array.from(data.columns[0]!);
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.8, max: 0.8, noNaN: true }), { minLength: 4, maxLength: 4 }),
        fc.array(fc.double({ min: 0.02, max: 2, noNaN: true }), { minLength: 3, maxLength: 3 }),
        fc.boolean(),
        (effects, deviations, bySet) => {
          const likelihood = crossedOrdinalLikelihood({
            ...data,
            scaleColumns: data.columns,
            ...(bySet ? { thresholdSet: sets, thresholdSets: 2 } : {}),
          });
          const thresholds = [-2, -0.9, 0.3, 1.6];
          const at = Float64Array.from([
            ...thresholds,
            ...(bySet ? thresholds.map((threshold) => threshold * 1.2 + 0.1) : []),
            ...effects,
            ...deviations,
          ]);
          const { gradient } = likelihood.evaluate(at)!;
          gradient.forEach((slope, place) => {
            const step = 1e-5;
            const [below, above] = [-step, step].map((move) => {
              const moved = at.slice();
              moved[place]! += move;
              return likelihood.evaluate(moved)!.value;
            });
            expect(slope).toBeCloseTo((above! - below!) / (2 * step), 4);
          });
        },
      ),
      { numRuns: 12 },
    );
  });

  it("is not there where thresholds do not ascend", () => {
    const likelihood = crossedOrdinalLikelihood(dataOf(DESIGN, "descend"));
    expect(likelihood.evaluate(Float64Array.of(0, -1, 1, 2, 0, 0, 1, 1, 1))).toBeNull();
  });
});

describe("fitCrossedOrdinalModel", () => {
  it("has the example's figures", () => {
    const model = estimateOf(
      fitCrossedOrdinalModel({
        answer: [0, 0, 1, 0, 1, 1, 1, 2, 2, 2, 2, 2, 0, 1, 2, 1, 1, 2],
        answers: 3,
        columns: [Float64Array.of(0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1, 0, 0, 0, 1, 1, 1)],
        terms: [
          { name: "participant", level: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2] },
        ],
      }),
    );
    [-1.3547, 1.3476].forEach((threshold, k) => {
      expect(model.thresholds[k]).toBeCloseTo(threshold, 4);
    });
    expect(model.effects[0]).toBeCloseTo(1.2625, 4);
    expect(se(model, 2)).toBeCloseTo(1.0526, 4);
    expect(model.terms[0]!.variance).toBeCloseTo(2.8772, 3);
  });

  it("is today's model where participants are the one term", () => {
    for (const seed of ["one", "two", "three"]) {
      const drawn = drawRatings({ ...DESIGN, methods: 4 }, seed);
      const counts = countByCluster({
        values: [1, 2, 3, 4, 5],
        groups: 4,
        cluster: drawn.participant,
        group: drawn.method,
        value: drawn.rating,
      });
      const wanted = fitCumulativeLinkMixedModel(counts, { nodes: 1 });
      if (!isEstimate(wanted)) throw new Error(wanted.kind);
      const model = estimateOf(
        fitCrossedOrdinalModel({
          answer: drawn.rating,
          answers: 5,
          columns: methodColumns(drawn.method, 4),
          terms: [{ name: "participant", level: drawn.participant }],
        }),
      );
      expectFigure(model.logLikelihood, wanted.logLik, "log-likelihood", 1e-10);
      expectFigure(model.terms[0]!.variance, wanted.randomVariance, "variance", 1e-6);
      const estimates = [...model.thresholds, ...model.effects];
      wanted.coefficients.forEach(({ estimate, se: error }, place) => {
        expect(Math.abs(estimates[place]! - estimate) / error).toBeLessThan(1e-6);
        expectFigure(se(model, place), error, "standard error", 1e-5);
      });
    }
  });

  it("does not depend on the order of rows, on names of levels or on the order of terms", () => {
    for (const seed of [1, 2, 3]) {
      const data = dataOf(DESIGN, `order ${seed}`);
      const rows = data.answer.length;
      const order = Array.from({ length: rows }, (_, row) => (row * 41 + seed) % rows);
      const plain = estimateOf(fitCrossedOrdinalModel(data));
      const turned = estimateOf(
        fitCrossedOrdinalModel({
          ...data,
          answer: order.map((row) => data.answer[row]!),
          columns: data.columns.map((own) => Float64Array.from(order, (row) => own[row]!)),
          terms: data.terms
            .map(({ name, level }) => ({ name, level: order.map((row) => 500 - 2 * level[row]!) }))
            .reverse(),
        }),
      );
      expectFigure(turned.logLikelihood, plain.logLikelihood, "log-likelihood", 1e-10);
      turned.effects.forEach((effect, k) => {
        const place = plain.layout.effectsAt + k;
        expect(Math.abs(effect - plain.effects[k]!) / se(plain, place)).toBeLessThan(1e-5);
        expectFigure(se(turned, place), se(plain, place), "standard error", 1e-4);
      });
    }
  });

  it("turns the answers round with the signs", () => {
    const data = dataOf(DESIGN, "signs");
    const plain = estimateOf(fitCrossedOrdinalModel(data));
    const turned = estimateOf(
      fitCrossedOrdinalModel({ ...data, answer: Array.from(data.answer, (own) => 4 - own) }),
    );
    expectFigure(turned.logLikelihood, plain.logLikelihood, "log-likelihood", 1e-10);
    turned.effects.forEach((effect, k) => {
      expect(effect).toBeCloseTo(-plain.effects[k]!, 5);
    });
  });

  it("keeps a term at variance 0, with the figures of the model without it", () => {
    const zero = ["a", "b", "c", "d", "e", "f"].flatMap((seed) => {
      const data = dataOf({ ...DESIGN, deviations: [1, 0, 0.6] }, seed);
      const model = estimateOf(fitCrossedOrdinalModel(data));
      return model.terms[1]!.variance === 0 ? [{ data, model }] : [];
    });
    expect(zero.length).toBeGreaterThan(0);
    for (const { data, model } of zero) {
      const without = estimateOf(
        fitCrossedOrdinalModel({ ...data, terms: [data.terms[0]!, data.terms[2]!] }),
      );
      expectFigure(model.logLikelihood, without.logLikelihood, "log-likelihood", 1e-9);
      model.effects.forEach((effect, k) => {
        expect(effect).toBeCloseTo(without.effects[k]!, 4);
        const place = model.layout.effectsAt + k;
        expectFigure(se(model, place), se(without, place), "standard error", 1e-4);
      });
    }
  });

  it("leaves out answers that nobody gave", () => {
    const data = dataOf(DESIGN, "gaps");
    const wider = estimateOf(
      fitCrossedOrdinalModel({
        ...data,
        answers: 9,
        answer: Array.from(data.answer, (own) => 2 * own),
      }),
    );
    const plain = estimateOf(fitCrossedOrdinalModel(data));
    expect(wider.givenAnswers).toEqual([0, 2, 4, 6, 8]);
    expect(wider.logLikelihood).toBe(plain.logLikelihood);
  });

  it("names what is missing", () => {
    const data = dataOf(DESIGN, "missing");
    const rows = data.answer.length;
    expect(fitCrossedOrdinalModel({ ...data, answer: new Int32Array(rows) })).toEqual({
      kind: "undefined",
      reason: "no-variation",
    });
    const nobody = [{ name: "participant", level: new Int32Array(rows) }];
    expect(fitCrossedOrdinalModel({ ...data, terms: nobody })).toMatchObject({
      of: "participants",
    });
    const own = [{ name: "participant", level: Int32Array.from({ length: rows }, (_, r) => r) }];
    expect(fitCrossedOrdinalModel({ ...data, terms: own }).kind).toBe("insufficient-data");
    // The third method has the highest answer alone.
    const answer = Int32Array.from(data.answer, (one, row) => (data.columns[1]![row] ? 4 : one));
    expect(fitCrossedOrdinalModel({ ...data, answer })).toEqual({
      kind: "undefined",
      reason: "separation",
    });
    // Everybody gives one answer throughout.
    const constant = Int32Array.from(data.terms[0]!.level, (one) => one % 5);
    expect(fitCrossedOrdinalModel({ ...data, answer: constant }).kind).toBe("undefined");
    expect(() => fitCrossedOrdinalModel({ ...data, answers: 2 })).toThrow(RangeError);
  });
});
