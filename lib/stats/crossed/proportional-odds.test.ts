import { describe, expect, it } from "vitest";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { fitCrossedOrdinalModel } from "./crossed-ordinal-model";
import { checkProportionalOdds, type ProportionalOddsRequest } from "./proportional-odds";
import { drawRatings, methodColumns } from "./testing/draw-ratings";

/** Ratings of two methods: the second's answers pushed to both ends where `isSpread`. */
function requestOf(isSpread: boolean, seed = "spread"): ProportionalOddsRequest {
  const drawn = drawRatings(
    { participants: 40, methods: 2, each: 4, explanations: 12, deviations: [1, 0.6, 0.5] },
    seed,
  );
  const answer = Array.from(drawn.rating, (own, row) => {
    if (!isSpread || drawn.method[row] === 0) return own;
    return own === 1 && row % 4 > 0 ? 0 : own === 3 && row % 4 > 0 ? 4 : own;
  });
  const data = {
    answer,
    answers: 5,
    terms: [
      { name: "participant", level: drawn.participant },
      { name: "explanation", level: drawn.explanation },
    ],
  };
  const proportional = fitCrossedOrdinalModel({
    ...data,
    columns: methodColumns(drawn.method, 2),
  });
  if (!isEstimate(proportional)) throw new Error(proportional.kind);
  return { ...data, method: drawn.method, methods: 2, proportional };
}

describe("checkProportionalOdds", () => {
  it("finds a method that spreads its answers", () => {
    const check = checkProportionalOdds(requestOf(true));
    const { nominal, scale, departure } = check;
    if (!isEstimate(nominal) || !isEstimate(scale) || !isEstimate(departure)) throw new Error();
    expect([nominal.df, scale.df]).toEqual([3, 1]);
    expect(nominal.pValue).toBeLessThan(0.01);
    expect(scale.pValue).toBeLessThan(0.01);
    expect(scale.scales[0]).toBeGreaterThan(1.3);
    expect(departure.isLarge).toBe(true);
    expect(check.proportional).toHaveLength(8);
  });

  it("finds nothing much where odds are proportional", () => {
    const { nominal, departure } = checkProportionalOdds(requestOf(false));
    if (!isEstimate(nominal) || !isEstimate(departure)) throw new Error();
    expect(nominal.pValue).toBeGreaterThan(0.05);
    expect(departure.isLarge).toBe(false);
  });

  it("gives probabilities that are near the shares of answers, within their intervals", () => {
    const request = requestOf(false, "shares");
    const { byMethod } = checkProportionalOdds(request);
    if (!isEstimate(byMethod)) throw new Error(byMethod.kind);
    for (const { method, atLeast, probability, lower, upper } of byMethod.probabilities) {
      const own = Array.from(request.answer).filter((_, row) => request.method[row] === method);
      const share = own.filter((one) => one >= atLeast).length / own.length;
      expect(lower).toBeLessThan(probability);
      expect(upper).toBeGreaterThan(probability);
      expect(Math.abs(share - probability)).toBeLessThan(0.05);
    }
  });

  it("names what cannot be tested", () => {
    const request = requestOf(false, "named");
    // The second method never has the lowest answer.
    const answer = Array.from(request.answer, (own, row) =>
      request.method[row] === 1 ? Math.max(1, own) : own,
    );
    const columns = methodColumns(request.method, 2);
    const fitted = fitCrossedOrdinalModel({ ...request, answer, columns });
    if (!isEstimate(fitted)) throw new Error(fitted.kind);
    const gap = checkProportionalOdds({ ...request, answer, proportional: fitted });
    expect(gap.nominal).toEqual({ kind: "undefined", reason: "separation" });
    expect(gap.departure).toEqual({ kind: "undefined", reason: "separation" });
    expect(isEstimate(gap.scale)).toBe(true);

    const two = Array.from(request.answer, (own) => Number(own > 1));
    const binary = fitCrossedOrdinalModel({ ...request, answer: two, answers: 2, columns });
    if (!isEstimate(binary)) throw new Error(binary.kind);
    const check = checkProportionalOdds({
      ...request,
      answer: two,
      answers: 2,
      proportional: binary,
    });
    const nothing = { kind: "insufficient-data", of: "values", needed: 3, got: 2 };
    expect([check.nominal, check.scale, check.byMethod]).toEqual([nothing, nothing, nothing]);
    expect(check.proportional).toHaveLength(2);
  });
});
