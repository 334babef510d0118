import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { norm, orthonormalBasis, projectOut } from "./orthonormal-basis";

const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, x, row) => sum + x * b[row]!, 0);

describe("orthonormalBasis", () => {
  it("is the one known by hand", () => {
    const { q, r } = orthonormalBasis([new Float64Array([1, 1]), new Float64Array([1, 3])]);
    const half = Math.SQRT1_2;
    [half, half, -half, half].forEach((wanted, place) => {
      expect([...q[0]!, ...q[1]!][place]).toBeCloseTo(wanted, 14);
    });
    [Math.SQRT2, 2 * Math.SQRT2, 0, Math.SQRT2].forEach((wanted, place) => {
      expect(r[place]).toBeCloseTo(wanted, 14);
    });
  });

  it("is orthonormal, and gives the columns back, however alike they are", () => {
    const column = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(column, { minLength: 1, maxLength: 5 }), (written) => {
        const columns = written.map((c, place) =>
          Float64Array.from(c, (x, row) => (place > 0 ? written[0]![row]! + x * 1e-3 : x)),
        );
        const { q, r, kept, aliased } = orthonormalBasis(columns);
        expect([...kept, ...aliased].sort()).toEqual(columns.map((_, place) => place));
        q.forEach((a, i) => {
          q.forEach((b, j) => {
            expect(dot(a, b)).toBeCloseTo(i === j ? 1 : 0, 12);
          });
        });
        kept.forEach((place, k) => {
          const back = new Float64Array(8);
          q.forEach((direction, i) => {
            for (let row = 0; row < 8; row++) back[row]! += direction[row]! * r[i * q.length + k]!;
          });
          columns[place]!.forEach((x, row) => {
            expect(back[row]).toBeCloseTo(x, 12);
          });
        });
      }),
    );
  });

  it("leaves out what follows from earlier columns, and a column of zeros", () => {
    const one = new Float64Array([1, 1, 1, 1]);
    const first = new Float64Array([1, 0, 1, 0]);
    const rest = first.map((x) => 1 - x);
    const other = new Float64Array([1, 2, 3, 5]);
    const { kept, aliased } = orthonormalBasis([one, new Float64Array(4), first, rest, other]);
    expect([kept, aliased]).toEqual([
      [0, 2, 4],
      [1, 3],
    ]);
  });

  it("leaves nothing of a column when it is projected out", () => {
    const column = new Float64Array([1, 2, 3]);
    const rest = column.slice();
    const [length] = projectOut(orthonormalBasis([column]).q, rest);
    expect(length).toBeCloseTo(Math.sqrt(14), 14);
    expect(norm(rest)).toBeLessThan(1e-14);
  });
});
