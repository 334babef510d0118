import { describe, expect, it } from "vitest";
import { adjustFinalP, adjustForLooks, finalLevelOf, levelOf } from "./look-levels";

const plan = { alpha: 0.05, looks: [50], spending: "obrien-fleming" as const, target: 100 };

describe("The levels of a plan's looks", () => {
  it("are those of its spending function, at completed ÷ target", () => {
    // rpact and gsDesign: boundaries 2.962588 and 1.968596.
    expect(levelOf(plan, 0)).toBeCloseTo(0.0030508, 6);
    expect(levelOf(plan, 1)).toBeCloseTo(0.0489994, 4);
    expect(finalLevelOf(plan)).toBe(levelOf(plan, 1));
    expect(levelOf({ ...plan, spending: "pocock" }, 0)).toBeCloseTo(0.0310057, 6);
    expect(() => levelOf(plan, 2)).toThrow(RangeError);
  });

  it("are the whole alpha where there is no look, or no target", () => {
    expect(levelOf({ ...plan, looks: [] }, 0)).toBeCloseTo(0.05, 12);
    expect(finalLevelOf({ ...plan, target: null })).toBeCloseTo(0.05, 12);
    expect(adjustFinalP({ ...plan, looks: [] }, 0.03)).toBe(0.03);
  });

  it("adjust the last p-value to at most alpha exactly where its boundary is passed", () => {
    const level = finalLevelOf(plan);
    expect(adjustFinalP(plan, level)).toBeCloseTo(0.05, 8);
    expect(adjustFinalP(plan, level * 1.01)).toBeGreaterThan(0.05);
    expect(adjustForLooks(plan, 0, 0.001)).toBe(0.001);
  });
});
