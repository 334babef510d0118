import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectFigure } from "@/lib/stats/testing/read-references";
import { mcnemarExact } from "./mcnemar-exact";

const answers = (
  onlyFirstRight: number,
  onlySecondRight: number,
  bothRight = 100,
  bothWrong = 20,
) => ({
  bothRight,
  onlyFirstRight,
  onlySecondRight,
  bothWrong,
});

describe("mcnemarExact", () => {
  it("gives the p-values of R's binomial test of the discordant questions", () => {
    // binom.test(first, first + second)$p.value
    for (const [first, second, p] of [
      [3, 12, 0.035156250000000014],
      [40, 80, 0.00033040001839132016],
      [2, 39, 7.8398443292826766e-10],
      [300, 800, 5.3220649468744352e-53],
    ]) {
      const got = mcnemarExact(answers(first!, second!));
      if (got.kind !== "estimate") throw new Error(got.kind);
      expectFigure(got.p, p!, `${first} against ${second}`, 1e-11);
      expect(got.discordant).toBe(first! + second!);
      expect(got.n).toBe(120 + first! + second!);
    }
  });

  it("gives the sum of the binomial probabilities, the same p when the methods change places", () => {
    fc.assert(
      fc.property(fc.nat(25), fc.nat(25), (first, second) => {
        fc.pre(first + second > 0);
        const [there, back] = [
          mcnemarExact(answers(first, second)),
          mcnemarExact(answers(second, first)),
        ];
        if (there.kind !== "estimate" || back.kind !== "estimate") throw new Error(there.kind);
        const n = first + second;
        let [term, sum] = [0.5 ** n, 0];
        for (let k = 0; k <= Math.min(first, second); k++) {
          sum += term;
          term *= (n - k) / (k + 1);
        }
        expect(there.p).toBeCloseTo(Math.min(1, 2 * sum), 12);
        expect(back.p).toBe(there.p);
        expect(back.difference).toBeCloseTo(-there.difference, 15);
      }),
    );
  });

  it("finds nothing where both have the same number right alone", () => {
    expect(mcnemarExact(answers(7, 7))).toMatchObject({ p: 1, difference: 0 });
  });

  it("needs shared questions, and some on which the methods differ", () => {
    expect(mcnemarExact(answers(0, 0))).toEqual({ kind: "undefined", reason: "no-variation" });
    expect(mcnemarExact(answers(0, 0, 0, 0))).toEqual({
      kind: "insufficient-data",
      of: "shared-questions",
      needed: 1,
      got: 0,
    });
    expect(() => mcnemarExact(answers(-1, 2))).toThrow(RangeError);
    expect(() => mcnemarExact(answers(1, 2.5))).toThrow(RangeError);
  });
});
