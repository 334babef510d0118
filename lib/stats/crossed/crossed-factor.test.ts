import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choleskyInPlace, invertCholesky, logDeterminant } from "@/lib/stats/numeric/cholesky";
import { prepareCrossedDesign } from "./crossed-design";
import { createCrossedFactor } from "./crossed-factor";

const rowsOf = fc.array(
  fc.record({
    participant: fc.nat(5),
    method: fc.nat(2),
    explanation: fc.nat(6),
    weight: fc.double({ min: 0.01, max: 3, noNaN: true }),
  }),
  { minLength: 4, maxLength: 40 },
);
const deviationsOf = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), {
  minLength: 4,
  maxLength: 4,
});

describe("createCrossedFactor", () => {
  it("is the matrix's own factor, written out whole", () => {
    fc.assert(
      fc.property(rowsOf, deviationsOf, (rows, given) => {
        const terms = [
          { name: "participant", level: rows.map((row) => row.participant) },
          { name: "explanation", level: rows.map((row) => row.explanation * 3 + row.method) },
          { name: "question", level: rows.map((row) => row.explanation) },
          { name: "participantMethod", level: rows.map((row) => row.participant * 3 + row.method) },
        ];
        const design = prepareCrossedDesign(terms, rows.length);
        const { columns: size, column } = design;
        const deviations = Float64Array.from(given);
        const weights = Float64Array.from(rows, ({ weight }) => weight);
        const whole = new Float64Array(size * size);
        for (let k = 0; k < size; k++) whole[k * size + k] = 1;
        for (let row = 0; row < rows.length; row++) {
          for (let a = 0; a < 4; a++) {
            for (let b = 0; b < 4; b++) {
              whole[column[row * 4 + a]! * size + column[row * 4 + b]!]! +=
                weights[row]! * deviations[a]! * deviations[b]!;
            }
          }
        }
        const l = choleskyInPlace(whole, size)!;
        const inverse = invertCholesky(l, size);
        const factor = createCrossedFactor(design);
        expect(factor.factor(weights, deviations)).toBe(true);
        expect(factor.logDeterminant()).toBeCloseTo(logDeterminant(l, size), 8);

        const side = Float64Array.from({ length: size }, (_, k) => Math.sin(k + 1));
        const solved = factor.solve(side.slice());
        for (let k = 0; k < size; k++) {
          let sum = 0;
          for (let j = 0; j < size; j++) sum += inverse[k * size + j]! * side[j]!;
          expect(solved[k]).toBeCloseTo(sum, 8);
        }
        const leverages = new Float64Array(rows.length);
        const traces = new Float64Array(4);
        factor.invert(leverages, traces);
        const wanted = new Float64Array(4);
        for (let k = 0; k < size; k++) wanted[design.termOfColumn[k]!]! += inverse[k * size + k]!;
        traces.forEach((trace, term) => {
          expect(trace).toBeCloseTo(wanted[term]!, 8);
        });
        leverages.forEach((leverage, row) => {
          let sum = 0;
          for (let a = 0; a < 4; a++) {
            for (let b = 0; b < 4; b++) {
              const at = column[row * 4 + a]! * size + column[row * 4 + b]!;
              sum += deviations[a]! * deviations[b]! * inverse[at]!;
            }
          }
          expect(leverage).toBeCloseTo(sum, 8);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("says when there is none", () => {
    const design = prepareCrossedDesign([{ name: "participant", level: [0, 0, 1] }], 3);
    const factor = createCrossedFactor(design);
    expect(factor.factor(new Float64Array([-1, -1, 1]), new Float64Array([2]))).toBe(false);
  });
});
