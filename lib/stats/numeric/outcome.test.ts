import { describe, expect, it } from "vitest";
import { insufficientData, isEstimate, type Outcome, undefinedFigure } from "./outcome";

describe("outcome", () => {
  it("says what there is too little of, how much is needed and how much there is", () => {
    expect(insufficientData("participants", 2, 1)).toEqual({
      kind: "insufficient-data",
      of: "participants",
      needed: 2,
      got: 1,
    });
  });

  it("narrows a list to the figures that exist", () => {
    const outcomes: Outcome<{ value: number }>[] = [
      { kind: "estimate", value: 3 },
      undefinedFigure("no-variation"),
      insufficientData("ratings", 2, 0),
    ];
    expect(outcomes.filter(isEstimate).map(({ value }) => value)).toEqual([3]);
  });
});
