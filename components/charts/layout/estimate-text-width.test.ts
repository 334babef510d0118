import { describe, expect, it } from "vitest";
import { estimateTextWidth } from "./estimate-text-width";

describe("The width of a text", () => {
  // Measured in Source Sans 3 at 13 px.
  it.each([
    ["MT+CF:Revised against MT+CF:Unrevised", 206],
    ["OR 2.04 (1.46 to 2.86)", 113],
  ])("is estimated a little too wide: %s", (text, measured) => {
    const estimated = estimateTextWidth(text, 13);
    expect(estimated).toBeGreaterThan(measured);
    expect(estimated).toBeLessThan(1.25 * measured);
  });

  it("grows with the type, and knows that Chinese is wide", () => {
    expect(estimateTextWidth("解释", 20)).toBe(40);
    expect(estimateTextWidth("ab", 20)).toBe(2 * estimateTextWidth("ab", 10));
  });
});
