import { describe, expect, it } from "vitest";
import { listMeasures, type ResponseTable } from "@/lib/comparison/responses/response-table";
import { makeTable } from "@/lib/comparison/testing/make-table";
import { isEstimate } from "@/lib/stats/numeric/outcome";
import { fitLinearModels } from "./fit-linear-models";

const participants = 30;
const gender = {
  key: "gender",
  levels: ["diverse", "female", "male"],
  level: Int32Array.from({ length: participants }, (_, at) => 1 + (at % 2)),
};
const table = makeTable({ participants, aboutYou: [gender] });
const fitOf = (of: ResponseTable) => fitLinearModels(of, listMeasures(of).at(-1)!);

describe("The linear models of Quality", () => {
  it("name a term for every method but the first, the length, and every answer but the first given", () => {
    const { methodAndLength, withSociodemographics } = fitOf(table);
    expect(methodAndLength.terms).toEqual(["(Intercept)", "MT", "MT+CF", "explanationLength"]);
    expect(withSociodemographics.terms.slice(4)).toEqual(["gender: male"]);
    const { fit } = withSociodemographics;
    expect(isEstimate(fit) && fit.coefficients).toHaveLength(5);
  });

  it("leave out, by the outlier rule, what lies beyond the fences of its method, and count it", () => {
    const rated = makeTable({ participants, rate: () => 4 });
    for (const column of rated.ratings) column[7] = 0;
    const { methodAndLength, withoutOutlierRule } = fitOf(rated);
    expect(methodAndLength.outliers).toBe(1);
    expect(withoutOutlierRule.methodAndLength.outliers).toBe(0);
    const { fit } = withoutOutlierRule.methodAndLength;
    expect(isEstimate(fit) && fit.n).toBe(rated.responses);
  });

  it("keep a value that lies on a fence, whatever the rounding of its fraction", () => {
    // Sums of three ratings: quartiles 4 and 8, so that the upper fence is at 14; as thirds, 14/3 is
    // beyond it by rounding.
    expect(14 / 3).toBeGreaterThan(8 / 3 + 1.5 * (8 / 3 - 4 / 3));
    const sums = [4, 4, 8, 8, 14];
    const rated = makeTable({ methods: ["CF"], participants: 1, responses: 5 });
    rated.ratings.forEach((column, construct) => {
      sums.forEach((sum, row) => {
        column[row] = Math.floor((sum + construct) / 3) - 1;
      });
    });
    expect(fitOf(rated).methodAndLength.outliers).toBe(0);
  });

  it("leave out responses without a length or with a missing rating", () => {
    const some = makeTable({ participants });
    some.length[0] = Number.NaN;
    some.ratings[1]![1] = -1;
    const { fit } = fitOf(some).withoutOutlierRule.methodAndLength;
    expect(isEstimate(fit) && fit.n).toBe(some.responses - 2);
  });

  it("have no term of a method that nobody rated, and say when there is nothing at all", () => {
    const unrated = makeTable({ participants, has: (method) => method !== "CF" });
    expect(fitOf(unrated).methodAndLength.terms).toEqual([
      "(Intercept)",
      "MT+CF",
      "explanationLength",
    ]);
    expect(fitOf(makeTable({ participants: 0 })).methodAndLength.fit).toEqual({
      kind: "insufficient-data",
      of: "ratings",
      needed: 1,
      got: 0,
    });
  });
});
