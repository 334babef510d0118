import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { fitHeadline, type HeadlineRequest } from "./fit-headline";
import { type DrawnDesign, drawRatings } from "./testing/draw-ratings";

const VALUES = [1, 2, 3, 4, 5];
const DESIGN: DrawnDesign = {
  participants: 20,
  methods: 3,
  each: 3,
  explanations: 8,
  deviations: [1.2, 0.8, 0.7],
  effects: [0, 0.7, -0.4],
};

function requestOf(design: DrawnDesign, seed: string): HeadlineRequest {
  const drawn = drawRatings(design, seed);
  return {
    participant: drawn.participant,
    method: drawn.method,
    methods: design.methods,
    explanation: drawn.explanation,
    answer: drawn.rating,
    values: VALUES,
    scale: "ordinal",
    likelihoodRatio: true,
  };
}

/** That no number anywhere in a figure is none. */
function expectNumbers(value: unknown, path = "headline"): void {
  if (typeof value === "number") expect(value, path).not.toBeNaN();
  else if (ArrayBuffer.isView(value)) expectNumbers(Array.from(value as Float64Array), path);
  else if (value && typeof value === "object") {
    for (const [key, inner] of Object.entries(value)) {
      if (key !== "problem" && key !== "profile") expectNumbers(inner, `${path}.${key}`);
    }
  }
}

describe("fitHeadline", () => {
  it("says who differs, with degrees of freedom from the linear model", () => {
    const headline = fitHeadline(requestOf(DESIGN, "differ"));
    const { model, test, pairs, likelihoodRatio } = headline;
    if (!isEstimate(model) || !isEstimate(test) || !likelihoodRatio) throw new Error(model.kind);
    expect(headline.terms.filter(({ isIn }) => isIn).map(({ name }) => name)).toEqual([
      "participant",
      "explanation",
      "participantMethod",
    ]);
    expect(headline.aboutTheseOnly).toBe(false);
    expect(model.degrees.method).toBe("kenward-roger");
    // With 8 explanations of each method degrees of freedom are of their order.
    expect(test.denominator).toBeGreaterThan(8);
    expect(test.denominator).toBeLessThan(60);
    expect(test.df).toBe(2);
    expect(model.covarianceFactor).toBeGreaterThan(1);
    expectFigure(test.unadjusted, test.statistic * model.covarianceFactor, "unadjusted", 1e-12);
    const estimates = pairs.filter(isEstimate);
    expect(estimates).toHaveLength(3);
    const [first, second, third] = estimates.map(({ estimate }) => estimate);
    expectFigure(first!, model.effects[0]!, "pair 0 1");
    expectFigure(second!, model.effects[1]!, "pair 0 2");
    expect(third).toBeCloseTo(second! - first!, 12);
    for (const { estimate, lower, upper, pValue } of estimates) {
      expect(lower < 0 && upper > 0).toBe(pValue > 0.05);
      expect((lower + upper) / 2).toBeCloseTo(estimate, 10);
    }
    expect(isEstimate(likelihoodRatio)).toBe(true);
  });

  it("is the linear model's own test for means", () => {
    const headline = fitHeadline({ ...requestOf(DESIGN, "means"), scale: "linear" });
    const { model, test, pairs } = headline;
    if (!isEstimate(model) || !isEstimate(test)) throw new Error(model.kind);
    expect(model.covarianceFactor).toBe(1);
    expect(model.residualVariance).toBeGreaterThan(0);
    expect(model.ordinal).toBeNull();
    expect(pairs.every(isEstimate)).toBe(true);
    expect(isEstimate(headline.likelihoodRatio!)).toBe(true);
  });

  it("does not depend on which method is the reference, nor on the order of ratings", () => {
    const request = requestOf(DESIGN, "reference");
    const plain = fitHeadline(request);
    const order = Array.from(request.answer, (_, row) => (row * 59) % request.answer.length);
    const turned = fitHeadline({
      ...request,
      participant: order.map((row) => request.participant[row]!),
      method: order.map((row) => 2 - request.method[row]!),
      explanation: order.map((row) => request.explanation![row]!),
      answer: order.map((row) => request.answer[row]!),
    });
    if (!isEstimate(plain.test) || !isEstimate(turned.test)) throw new Error();
    expectFigure(turned.test.statistic, plain.test.statistic, "F", 1e-4);
    expectFigure(turned.test.denominator, plain.test.denominator, "df", 1e-4);
    const [ours, theirs] = [plain.pairs[0]!, turned.pairs[2]!];
    if (!isEstimate(ours) || !isEstimate(theirs)) throw new Error();
    expectFigure(-theirs.estimate, ours.estimate, "estimate", 1e-4);
    expectFigure(theirs.se, ours.se, "se", 1e-4);
  });

  it("caps degrees of freedom where a term has no variance", () => {
    const capped = ["a", "b", "c", "d", "e", "f", "g", "h"].flatMap((seed) => {
      const design = { ...DESIGN, explanations: 5, deviations: [1, 0, 0.4] as const };
      const { model, test } = fitHeadline(requestOf(design, seed));
      if (!isEstimate(model) || !isEstimate(test)) throw new Error(model.kind);
      return model.degrees.dropped.includes("explanation") ? [{ model, test }] : [];
    });
    expect(capped.length).toBeGreaterThan(0);
    for (const { model, test } of capped) {
      expect(model.degrees.cap).toBe(12);
      expect(test.denominator).toBeLessThanOrEqual(12);
      expect(model.variances.map(({ name }) => name)).toContain("explanation");
    }
  });

  it("leaves out a method without ratings, and is about these explanations where they are few", () => {
    const request = requestOf({ ...DESIGN, explanations: 4 }, "empty");
    const moved = Array.from(request.method, (own) => (own > 0 ? own + 1 : 0));
    const headline = fitHeadline({ ...request, method: moved, methods: 4 });
    expect([headline.ratedMethods, headline.emptyMethods]).toEqual([[0, 2, 3], [1]]);
    expect(headline.aboutTheseOnly).toBe(true);
    expect(headline.pairs.filter(isEstimate)).toHaveLength(3);
    expect(headline.pairs[0]).toMatchObject({ kind: "insufficient-data", of: "groups", got: 1 });
  });

  it("names why there is nothing, never with a number that is none", () => {
    const request = requestOf(DESIGN, "nothing");
    const rows = request.answer.length;
    const same = new Int32Array(rows);
    const cases: [string, Partial<HeadlineRequest>, object][] = [
      ["equal ratings", { answer: same }, { reason: "no-variation" }],
      ["one method", { method: same }, { of: "groups" }],
      ["one participant", { participant: same }, { of: "participants" }],
      [
        "separated methods",
        { answer: Array.from(request.method, (own) => own * 2) },
        { kind: "undefined" },
      ],
      [
        "a method with the highest answer alone",
        { answer: Array.from(request.answer, (one, row) => (request.method[row] === 1 ? 4 : one)) },
        { reason: "separation" },
      ],
      ["one rating each", { participant: Int32Array.from(same, (_, row) => row) }, {}],
    ];
    for (const [what, change, wanted] of cases) {
      for (const scale of ["ordinal", "linear"] as const) {
        const headline = fitHeadline({ ...request, ...change, scale });
        expectNumbers(headline, what);
        if (scale === "ordinal") expect(headline.test, what).toMatchObject(wanted);
      }
    }
    const empty = { participant: [], method: [], explanation: [], answer: [] };
    expect(fitHeadline({ ...request, ...empty }).test).toMatchObject({ of: "groups", got: 0 });
    expect(() => fitHeadline({ ...request, methods: 2 })).toThrow(RangeError);
    expect(() => fitHeadline({ ...request, values: [1, 2] })).toThrow(RangeError);
    expect(() => fitHeadline({ ...request, confidence: 1 })).toThrow(RangeError);
  });

  it("takes a statistic that rounding makes negative for 0", () => {
    const { test } = fitHeadline({
      participant: [0, 0, 0, 0, 1],
      method: [1, 2, 1, 0, 2],
      methods: 3,
      explanation: [1, 2, 1, 0, 2],
      question: [0, 0, 0, 0, 0],
      answer: [0, 0, 1, 0, 0],
      values: VALUES,
      scale: "linear",
      likelihoodRatio: true,
    });
    expect(test).toMatchObject({ statistic: 0, pValue: 1 });
  });

  it("ends with figures or a reason whatever a small file holds", () => {
    const row = fc.tuple(fc.nat(4), fc.nat(2), fc.nat(3), fc.nat(4));
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), fc.boolean(), (rows, isLinear) => {
        const headline = fitHeadline({
          participant: rows.map(([participant]) => participant),
          method: rows.map(([, method]) => method),
          methods: 3,
          explanation: rows.map(([, method, explanation]) => explanation * 3 + method),
          question: rows.map(([, , explanation]) => explanation),
          answer: rows.map(([, , , answer]) => answer),
          values: VALUES,
          scale: isLinear ? "linear" : "ordinal",
          likelihoodRatio: true,
        });
        expectNumbers(headline);
        expect(headline.pairs).toHaveLength(3);
      }),
      { numRuns: 60 },
    );
  });
});
