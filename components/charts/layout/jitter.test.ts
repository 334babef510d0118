import { describe, expect, it } from "vitest";
import { jitter } from "./jitter";

describe("The places of points across their line", () => {
  it("are the same each time, within the line, and apart from each other", () => {
    const places = Array.from({ length: 12 }, (_, index) => jitter(index));
    expect(places).toEqual(Array.from({ length: 12 }, (_, index) => jitter(index)));
    expect(places[0]).toBe(0);
    const sorted = places.toSorted((a, b) => a - b);
    expect(Math.min(...sorted)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...sorted)).toBeLessThan(1);
    for (let at = 1; at < sorted.length; at += 1) {
      expect(sorted[at]! - sorted[at - 1]!).toBeGreaterThan(0.08);
    }
  });
});
