import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustPValues } from "./adjust-p-values";

const pValues = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

describe("adjustPValues", () => {
  it("adjusts three p-values as by hand, each in its own place", () => {
    const { bonferroni, holm, benjaminiHochberg } = adjustPValues([0.04, 0.01, 0.02]);
    const close = (list: number[]) => list.map((p) => expect.closeTo(p, 12));
    expect(bonferroni).toEqual(close([0.12, 0.03, 0.06]));
    expect(holm).toEqual(close([0.04, 0.03, 0.04]));
    expect(benjaminiHochberg).toEqual(close([0.04, 0.03, 0.03]));
  });

  it("puts Holm between Benjamini-Hochberg and Bonferroni, and nothing below the original", () => {
    fc.assert(
      fc.property(pValues, (originals) => {
        const { bonferroni, holm, benjaminiHochberg } = adjustPValues(originals);
        // A rounding error apart: the three multiply in different orders.
        const atMost = (a: number, b: number) => expect(a).toBeLessThanOrEqual(b * (1 + 1e-14));
        originals.forEach((p, index) => {
          atMost(p, benjaminiHochberg[index]!);
          atMost(benjaminiHochberg[index]!, holm[index]!);
          atMost(holm[index]!, bonferroni[index]!);
          expect(bonferroni[index]).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  it("never turns the order of two tests around", () => {
    fc.assert(
      fc.property(pValues, (originals) => {
        const order = originals
          .map((_, index) => index)
          .sort((a, b) => originals[a]! - originals[b]!);
        for (const adjusted of Object.values(adjustPValues(originals))) {
          const inOrder = order.map((index) => adjusted[index]);
          expect(inOrder).toEqual([...inOrder].sort((a, b) => a! - b!));
        }
      }),
    );
  });

  it("leaves a single p-value alone, and has nothing to say about none", () => {
    expect(adjustPValues([0.3])).toEqual({
      bonferroni: [0.3],
      holm: [0.3],
      benjaminiHochberg: [0.3],
    });
    expect(adjustPValues([])).toEqual({ bonferroni: [], holm: [], benjaminiHochberg: [] });
  });

  it("refuses what is no probability", () => {
    for (const p of [-0.1, 1.1, Number.NaN]) expect(() => adjustPValues([p])).toThrow(RangeError);
  });
});
