import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LabelledMark, overlap, placeLabels } from "./place-labels";

const BOUNDS = { x: 0, y: 0, width: 600, height: 400 };
const mark = fc
  .tuple(fc.integer({ min: 10, max: 590 }), fc.integer({ min: 10, max: 390 }))
  .map(([x, y]): LabelledMark => ({ x, y, width: 110, height: 18 }));

describe("The labels of marks", () => {
  it("stand clear of each other for four methods, wherever they lie", () => {
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 4 }), (marks) => {
        const boxes = placeLabels(marks, [], BOUNDS);
        boxes.forEach((a, first) => {
          for (const b of boxes.slice(first + 1)) expect(overlap(a, b)).toBe(0);
        });
      }),
    );
  });

  it("lie within the bounds", () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 8 }), (marks) => {
        for (const box of placeLabels(marks, [], BOUNDS)) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(600);
          expect(box.y + box.height).toBeLessThanOrEqual(400);
        }
      }),
    );
  });

  it("keep off the whiskers where there is room, and are the same each time", () => {
    const marks = [
      { x: 200, y: 200, width: 110, height: 18 },
      { x: 260, y: 205, width: 110, height: 18 },
    ];
    const whiskers = marks.flatMap(({ x, y }) => [
      { x: x - 50, y: y - 2, width: 100, height: 4 },
      { x: x - 2, y: y - 50, width: 4, height: 100 },
    ]);
    const boxes = placeLabels(marks, whiskers, BOUNDS);
    for (const box of boxes) {
      for (const whisker of whiskers) expect(overlap(box, whisker)).toBe(0);
    }
    expect(placeLabels(marks, whiskers, BOUNDS)).toEqual(boxes);
  });
});
