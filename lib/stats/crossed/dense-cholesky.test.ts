import { describe, expect, it } from "vitest";
import { choleskyInPlace } from "@/lib/stats/numeric/cholesky";
import { denseCholesky } from "./dense-cholesky";

describe("denseCholesky", () => {
  it.each([2, 4, 16, 30])("is the plain one at size %i", (size) => {
    const a = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < size; j++) a[i * size + j] = Math.cos(i - j) + (i === j ? size : 0);
    }
    const plain = choleskyInPlace(a.slice(), size)!;
    expect(denseCholesky(a, size)).toBe(true);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j <= i; j++) expect(a[i * size + j]).toBeCloseTo(plain[i * size + j]!, 12);
    }
  });

  it("says when there is none, and wants an even size", () => {
    expect(denseCholesky(Float64Array.of(1, 2, 2, 1), 2)).toBe(false);
    expect(denseCholesky(Float64Array.of(-1, 0, 0, 1), 2)).toBe(false);
    expect(() => denseCholesky(Float64Array.of(1), 1)).toThrow(RangeError);
  });
});
