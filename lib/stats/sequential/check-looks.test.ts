import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkLooks, lookFractions } from "./check-looks";
import { lookBoundaries } from "./look-boundaries";

describe("checkLooks", () => {
  it("has the worked example of its documentation", () => {
    expect(checkLooks({ target: 100, looks: [50, 40, 120], alpha: 0.05 })).toEqual([
      { field: "look", look: 1, reason: "not-increasing" },
      { field: "look", look: 2, reason: "beyond-target" },
    ]);
  });

  it.each([
    [
      { target: 100, looks: [100], alpha: 0.05 },
      { field: "look", look: 0, reason: "at-target" },
    ],
    [
      { target: 100, looks: [2.5], alpha: 0.05 },
      { field: "look", look: 0, reason: "not-a-whole-number" },
    ],
    [
      { target: 1000, looks: [5], alpha: 0.05 },
      { field: "look", look: 0, reason: "too-early" },
    ],
    [
      { target: 0, looks: [], alpha: 0.05 },
      { field: "target", reason: "not-a-whole-number" },
    ],
    [
      { target: 100, looks: [], alpha: 1 },
      { field: "alpha", reason: "not-between-0-and-1" },
    ],
  ])("names the problem of %j", (plan, problem) => {
    expect(checkLooks(plan)).toEqual([problem]);
  });

  it("finds nothing wrong with exactly those plans that have boundaries", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.array(fc.integer({ min: -1, max: 220 }), { maxLength: 3 }),
        (target, looks) => {
          const isSound = checkLooks({ target, looks, alpha: 0.05 }).length === 0;
          fc.pre(looks.every((look) => look < 1 || look / target >= 0.01));
          const boundaries = () => lookBoundaries("pocock", lookFractions({ target, looks }));
          if (isSound) expect(boundaries()).toHaveLength(looks.length + 1);
          else expect(boundaries).toThrow(RangeError);
        },
      ),
      { numRuns: 60 },
    );
  });
});
