import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choleskyInPlace, invertCholesky, logDeterminant, solveCholesky } from "./cholesky";

/** A positive definite matrix B Bᵀ + I. */
function positiveDefinite(b: number[], size: number): Float64Array {
  const a = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      for (let k = 0; k < size; k++) a[i * size + j]! += b[i * size + k]! * b[j * size + k]!;
    }
    a[i * size + i]! += 1;
  }
  return a;
}

describe("Cholesky's decomposition", () => {
  it("solves, inverts and gives the determinant of a matrix known by hand", () => {
    const l = choleskyInPlace(new Float64Array([4, 0, 2, 5]), 2)!;
    expect([l[0], l[2], l[3]]).toEqual([2, 1, 2]);
    expect(logDeterminant(l, 2)).toBeCloseTo(Math.log(16), 14);
    expect([...solveCholesky(l, 2, new Float64Array([8, 12]))]).toEqual([1, 2]);
    [5 / 16, -1 / 8, -1 / 8, 1 / 4].forEach((wanted, place) => {
      expect(invertCholesky(l, 2)[place]).toBeCloseTo(wanted, 14);
    });
  });

  it("solves what it is asked, for any positive definite matrix", () => {
    const size = 4;
    const entries = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(entries, (b) => {
        const a = positiveDefinite(b, size);
        const inverse = invertCholesky(choleskyInPlace(a.slice(), size)!, size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            let sum = 0;
            for (let k = 0; k < size; k++) sum += a[i * size + k]! * inverse[k * size + j]!;
            expect(sum).toBeCloseTo(i === j ? 1 : 0, 9);
          }
        }
      }),
    );
  });

  it("refuses a matrix that is not positive definite", () => {
    expect(choleskyInPlace(new Float64Array([1, 1, 1, 1]), 2)).toBeNull();
    expect(choleskyInPlace(new Float64Array([1, 2, 2, 1]), 2)).toBeNull();
    expect(choleskyInPlace(new Float64Array([Number.NaN]), 1)).toBeNull();
  });
});
