import { describe, expect, it } from "vitest";
import { answerColour } from "@/components/charts/answer-colour";
import { wrapText } from "@/components/charts/download/wrap-text";
import { distributionReach } from "./distribution-reach";
import { zoomedRange } from "./zoomed-range";

describe("zoomedRange", () => {
  it("holds every mean and interval, in steps of a half", () => {
    expect(zoomedRange([3.6, 3.4, 3.8], [1, 5])).toEqual([3, 4]);
  });

  it("never leaves the scale, and is never without height", () => {
    expect(zoomedRange([5], [1, 5])).toEqual([4.5, 5]);
    expect(zoomedRange([1], [1, 5])).toEqual([1, 1.5]);
    expect(zoomedRange([], [1, 5])).toEqual([1, 5]);
  });
});

describe("distributionReach", () => {
  it("holds the longest bar on each side, with half of the middle answer on both", () => {
    // 1 of 10 below, 2 in the middle, 7 above: 20 % to the left, 80 % to the right.
    expect(distributionReach([[1, 0, 2, 3, 4]])).toEqual([20, 80]);
    expect(
      distributionReach([
        [0, 0, 0, 0, 3],
        [4, 0, 0, 0, 0],
      ]),
    ).toEqual([100, 100]);
  });

  it("splits a scale without a middle between its answers", () => {
    expect(distributionReach([[1, 1, 1, 1]])).toEqual([50, 50]);
  });
});

describe("answerColour", () => {
  it("spreads the colours over scales of other lengths", () => {
    expect([1, 2, 3, 4, 5, 6, 7].map((answer) => answerColour(answer, 7))).toEqual(
      [1, 2, 2, 3, 4, 4, 5].map((step) => `var(--answer-${step})`),
    );
  });
});

describe("wrapText", () => {
  it("breaks between words where a line would be too wide, and never within one", () => {
    const lines = wrapText("Figure 1. Mean ratings with intervals", 12, (text) => text.length);
    expect(lines).toEqual(["Figure 1.", "Mean ratings", "with", "intervals"]);
    expect(wrapText("Rindfleischetikettierung", 5, (text) => text.length)).toHaveLength(1);
    expect(wrapText("", 5, (text) => text.length)).toEqual([]);
  });
});
