import { describe, expect, it } from "vitest";
import { gaussHermite } from "./gauss-hermite";

/** The integral of x^power exp(−x²): Γ((power + 1) / 2), or nothing for odd powers. */
function moment(power: number): number {
  if (power % 2 === 1) return 0;
  return power === 0 ? Math.sqrt(Math.PI) : ((power - 1) / 2) * moment(power - 2);
}

describe("gaussHermite", () => {
  it("gives the nodes and weights that the tables print", () => {
    const two = gaussHermite(2);
    expect(two.nodes[1]).toBeCloseTo(Math.SQRT1_2, 15);
    expect(two.weights[0]).toBeCloseTo(Math.sqrt(Math.PI) / 2, 15);
    const ten = gaussHermite(10);
    // Abramowitz and Stegun 1964, table 25.10.
    expect(ten.nodes[5]).toBeCloseTo(0.3429013272237046, 14);
    expect(ten.nodes[9]).toBeCloseTo(3.436159118837737, 14);
    expect(ten.weights[5]).toBeCloseTo(0.6108626337353258, 14);
    expect(ten.weights[9]! / 7.640432855232621e-6).toBeCloseTo(1, 12);
    expect(ten.plainWeights[9]).toBeCloseTo(1.0254516913657374, 12);
  });

  it.each([1, 2, 3, 5, 10, 25])("is exact to the degree that %i nodes promise", (count) => {
    const { nodes, weights } = gaussHermite(count);
    for (let power = 0; power < 2 * count; power++) {
      const sum = nodes.reduce((total, node, place) => total + weights[place]! * node ** power, 0);
      const scale = moment(2 * Math.ceil(power / 2));
      expect(Math.abs(sum - moment(power)) / scale).toBeLessThan(1e-11);
    }
  });

  it("is symmetric and ascends, with as many nodes as it allows too", () => {
    const { nodes, weights } = gaussHermite(100);
    nodes.forEach((node, place) => {
      expect(node).toBe(0 - nodes[99 - place]!);
      if (place > 0) expect(node).toBeGreaterThan(nodes[place - 1]!);
    });
    expect(weights.reduce((sum, weight) => sum + weight)).toBeCloseTo(Math.sqrt(Math.PI), 12);
  });

  it("refuses a number of nodes that no rule has", () => {
    for (const wrong of [0, 1.5, 101, Number.NaN]) {
      expect(() => gaussHermite(wrong)).toThrow(RangeError);
    }
  });
});
