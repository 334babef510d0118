import { describe, expect, it } from "vitest";
import { prepareCrossedDesign } from "./crossed-design";

describe("prepareCrossedDesign", () => {
  it("eliminates the term that leaves the fewest levels dense, with what lies within it", () => {
    // Three participants, two methods, explanations 5 and 7 of method 0, 8 of method 1.
    const participant = [0, 0, 1, 1, 2, 2, 2];
    const explanation = [5, 8, 7, 8, 5, 7, 8];
    const both = [0, 1, 10, 11, 20, 20, 21];
    const design = prepareCrossedDesign(
      [
        { name: "participant", level: participant },
        { name: "explanation", level: explanation },
        { name: "participantMethod", level: both },
      ],
      7,
    );
    expect(design.nested).toEqual([0, 2]);
    expect(design.dense).toEqual([1]);
    expect(design.blocks).toBe(3);
    expect(design.denseLevels).toBe(3);
    expect(design.columns).toBe(12);
    expect(Array.from(design.levelStart)).toEqual([0, 3, 6, 9]);
    expect(Array.from(design.met)).toEqual([0, 1, 1, 2, 0, 1, 2]);
  });

  it("takes questions with their explanations where participants are fewer", () => {
    const question = Array.from({ length: 40 }, (_, row) => row % 20);
    const design = prepareCrossedDesign(
      [
        { name: "participant", level: question.map((_, row) => (row * 7) % 3) },
        { name: "question", level: question },
        { name: "explanation", level: question.map((own, row) => own * 2 + Number(row >= 20)) },
      ],
      40,
    );
    expect(design.nested).toEqual([1, 2]);
    expect(design.denseLevels).toBe(3);
  });

  it("refuses terms that do not fit", () => {
    expect(() => prepareCrossedDesign([], 3)).toThrow(RangeError);
    expect(() => prepareCrossedDesign([{ name: "participant", level: [1] }], 3)).toThrow(
      RangeError,
    );
  });
});
