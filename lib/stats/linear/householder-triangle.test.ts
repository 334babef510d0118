import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { reduceTriangle } from "@/lib/stats/numeric/reduce-triangle";
import { solveUpper } from "@/lib/stats/numeric/solve-triangle";
import { triangulate } from "./householder-triangle";

describe("triangulate", () => {
  it("has the worked example of its documentation", () => {
    const [a, b, below, c] = triangulate([
      [3, 4],
      [1, 2],
    ]);
    expect(below).toBe(0);
    [a, b, c].forEach((value, place) => {
      expect(Math.abs(value!)).toBeCloseTo([5, 2.2, 0.4][place]!, 12);
    });
  });

  it("keeps every cross-product of the columns, whatever the number of rows and blocks", () => {
    const column = (n: number) =>
      fc.array(fc.integer({ min: -100, max: 100 }), { minLength: n, maxLength: n });
    const columns = fc
      .integer({ min: 1, max: 700 })
      .chain((n) => fc.array(column(n), { minLength: 1, maxLength: 5 }));
    fc.assert(
      fc.property(columns, (given) => {
        const size = given.length;
        const r = triangulate(given);
        for (let a = 0; a < size; a++) {
          for (let b = a; b < size; b++) {
            const wanted = given[a]!.reduce((sum, x, row) => sum + x * given[b]![row]!, 0);
            let got = 0;
            for (let k = 0; k <= a; k++) got += r[k * size + a]! * r[k * size + b]!;
            expect(Math.abs(got - wanted)).toBeLessThan(1e-7);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it("has a triangle of zeros for no rows, and refuses columns of different lengths", () => {
    expect(triangulate([[], []])).toEqual(new Float64Array(4));
    expect(() => triangulate([[1], [1, 2]])).toThrow(RangeError);
  });
});

describe("reduceTriangle", () => {
  it("has the worked example of its documentation", () => {
    const columns = [
      [1, 1, 1],
      [2, 2, 2],
      [0, 1, 2],
    ];
    const reduced = reduceTriangle(triangulate([...columns, [1, 2, 4]]), 4);
    expect([reduced.kept, reduced.aliased]).toEqual([[0, 2], [1]]);
    const estimates = solveUpper(reduced.triangle, 2, reduced.effects.slice());
    expect(estimates[0]).toBeCloseTo(5 / 6, 12);
    expect(estimates[1]).toBeCloseTo(1.5, 12);
    expect(reduced.rss).toBeCloseTo(1 / 6, 12);
  });

  it("drops a column that differs from another by less than the tolerance, and none that does by more", () => {
    const x = Array.from({ length: 50 }, (_, row) => row);
    const y = x.map((value) => (value * 7) % 5);
    for (const [shift, dropped] of [
      [1e-9, [1]],
      [1e-4, []],
    ] as const) {
      const near = x.map((value, row) => value + shift * (row % 3));
      expect(reduceTriangle(triangulate([x, near, y]), 3).aliased).toEqual(dropped);
    }
  });
});
