import { describe, expect, it } from "vitest";
import { insufficientData, undefinedFigure } from "@/lib/stats/numeric/outcome";
import { sayUnavailable } from "./say-unavailable";

describe("sayUnavailable", () => {
  it("says how much is needed and how much there is, in the singular and in the plural", () => {
    expect(sayUnavailable(insufficientData("ratings", 2, 1))).toBe(
      "it needs 2 ratings, there is 1",
    );
    expect(sayUnavailable(insufficientData("participants", 1, 0))).toBe(
      "it needs 1 participant with ratings, there are none",
    );
    expect(sayUnavailable(insufficientData("constructs", 3, 2))).toBe(
      "it needs 3 constructs, there are 2",
    );
  });

  it("says why a figure does not exist at all", () => {
    expect(sayUnavailable(undefinedFigure("no-variation"))).toBe(
      "all ratings are the same, so there is nothing to compare",
    );
  });
});
