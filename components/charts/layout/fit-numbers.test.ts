import { describe, expect, it } from "vitest";
import { fitNumbers } from "./fit-numbers";

describe("The numbers below a chart", () => {
  const at = (distance: number, text: string) =>
    fitNumbers(
      [0, 1, 2].map((index) => ({ x: index * distance, text })),
      11,
    ).map(({ row }) => row);

  it("stand in one row where there is room", () => {
    expect(at(40, "93")).toEqual([0, 0, 0]);
  });

  it("stand in two rows by turns where one would crowd them", () => {
    expect(at(24, "16,000")).toEqual([0, 1, 0]);
  });
});
