import { describe, expect, it } from "vitest";
import { solveUpper, solveUpperTransposed } from "./solve-triangle";

describe("An upper triangle", () => {
  it("is solved, and its transpose is", () => {
    const r = Float64Array.of(2, 1, 0, 4);
    expect([...solveUpper(r, 2, Float64Array.of(4, 8))]).toEqual([1, 2]);
    expect([...solveUpper(r, 2, Float64Array.of(5, 4))]).toEqual([2, 1]);
    expect([...solveUpperTransposed(r, 2, Float64Array.of(4, 10))]).toEqual([2, 2]);
    expect([...solveUpperTransposed(r, 2, Float64Array.of(4, 6))]).toEqual([2, 1]);
  });
});
