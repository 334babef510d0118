import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { choleskyInPlace, invertCholesky } from "./cholesky";
import { invertCholeskyInPlace } from "./invert-cholesky-in-place";

describe("invertCholeskyInPlace", () => {
  it("inverts a matrix known by hand", () => {
    const inverse = invertCholeskyInPlace(new Float64Array([2, 0, 1, 2]), 2);
    expect([inverse[0], inverse[2], inverse[3]]).toEqual([5 / 16, -1 / 8, 1 / 4]);
  });

  it("gives what solving column by column gives", () => {
    const matrices = fc.integer({ min: 1, max: 8 }).chain((half) => {
      const size = 2 * half;
      const entry = fc.integer({ min: -9, max: 9 });
      return fc.array(entry, { minLength: size * size, maxLength: size * size });
    });
    fc.assert(
      fc.property(matrices, (b) => {
        const size = Math.round(Math.sqrt(b.length));
        const a = new Float64Array(size * size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            for (let k = 0; k < size; k++) a[i * size + j]! += b[i * size + k]! * b[j * size + k]!;
          }
          a[i * size + i]! += 20;
        }
        const l = choleskyInPlace(a, size)!;
        const wanted = invertCholesky(l, size);
        invertCholeskyInPlace(l, size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j <= i; j++) {
            expect(l[i * size + j]).toBeCloseTo(wanted[i * size + j]!, 12);
          }
        }
      }),
    );
  });

  it("refuses an odd size", () => {
    expect(() => invertCholeskyInPlace(new Float64Array(9).fill(1), 3)).toThrow(RangeError);
  });
});
