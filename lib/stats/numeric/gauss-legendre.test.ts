import { describe, expect, it } from "vitest";
import { gaussLegendre } from "./gauss-legendre";

describe("gaussLegendre", () => {
  it("has the worked example of its documentation", () => {
    const { nodes, weights } = gaussLegendre(2);
    expect(nodes[1]).toBeCloseTo(1 / Math.sqrt(3), 15);
    expect(Array.from(weights)).toEqual([1, 1].map((one) => expect.closeTo(one, 14)));
  });

  it.each([1, 2, 3, 7, 16, 65, 400])("integrates powers exactly with %i nodes", (count) => {
    const { nodes, weights } = gaussLegendre(count);
    for (const degree of [0, 1, 2, 5, 2 * count - 2, 2 * count - 1]) {
      if (degree > 2 * count - 1) continue;
      const sum = nodes.reduce((total, node, place) => total + weights[place]! * node ** degree, 0);
      expect(sum).toBeCloseTo(degree % 2 === 0 ? 2 / (degree + 1) : 0, 12);
    }
  });

  it.each([0, 1.5, 2001])("refuses %d nodes", (count) => {
    expect(() => gaussLegendre(count)).toThrow(RangeError);
  });
});
