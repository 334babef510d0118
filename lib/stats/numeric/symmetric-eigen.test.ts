import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { symmetricEigen } from "./symmetric-eigen";

describe("symmetricEigen", () => {
  it("finds the values of the example, the largest first", () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
    expect(Math.abs(vectors[0]! + vectors[1]!)).toBeCloseTo(Math.SQRT2, 14);
  });

  it("puts the matrix together again, by orthogonal vectors of length 1", () => {
    const size = 5;
    const numbers = fc.array(fc.integer({ min: -9, max: 9 }), {
      minLength: size * size,
      maxLength: size * size,
    });
    fc.assert(
      fc.property(numbers, (cells) => {
        const at = (row: number, column: number) =>
          cells[Math.min(row, column) * size + Math.max(row, column)]!;
        const matrix = Float64Array.from(cells, (_, cell) =>
          at(Math.floor(cell / size), cell % size),
        );
        const { values, vectors } = symmetricEigen(matrix, size);
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            let sum = 0;
            let dot = 0;
            for (let m = 0; m < size; m++) {
              sum += values[m]! * vectors[m * size + i]! * vectors[m * size + j]!;
              dot += vectors[i * size + m]! * vectors[j * size + m]!;
            }
            expect(sum).toBeCloseTo(matrix[i * size + j]!, 11);
            expect(dot).toBeCloseTo(Number(i === j), 12);
          }
        }
        expect([...values]).toEqual([...values].sort((a, b) => b - a));
      }),
    );
  });

  it("refuses a matrix of another size", () => {
    expect(() => symmetricEigen(new Float64Array(3), 2)).toThrow(RangeError);
  });
});
