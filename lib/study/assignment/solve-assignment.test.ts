import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveAssignment } from "./solve-assignment";

function cheapestByTrying(costs: number[][], taken = new Set<number>(), row = 0): number {
  if (row === costs.length) return 0;
  return Math.min(
    Number.POSITIVE_INFINITY,
    ...costs[row]!.map((cost, column) =>
      taken.has(column)
        ? Number.POSITIVE_INFINITY
        : cost + cheapestByTrying(costs, new Set([...taken, column]), row + 1),
    ),
  );
}

const cost = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 20 }) },
  { weight: 1, arbitrary: fc.constant(Number.POSITIVE_INFINITY) },
);
const problem = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 6 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cost, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

describe("solveAssignment", () => {
  it("is never dearer than the best of all assignments, and says when there is none", () => {
    fc.assert(
      fc.property(problem, (costs) => {
        const best = cheapestByTrying(costs);
        const chosen = solveAssignment(costs);
        if (best === Number.POSITIVE_INFINITY) {
          expect(chosen).toBeNull();
          return;
        }
        expect(new Set(chosen).size).toBe(costs.length);
        expect(chosen!.reduce((sum, column, row) => sum + costs[row]![column]!, 0)).toBe(best);
      }),
      { numRuns: 500 },
    );
  });
});
