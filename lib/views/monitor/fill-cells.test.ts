import { describe, expect, it } from "vitest";
import { fullCell, washOf } from "./fill-cells";

const row = (...responses: (number | null)[]) => ({
  id: "q",
  externalId: "q",
  cells: responses.map((one) =>
    one === null ? null : { responses: one, explanations: 2, retired: 0 },
  ),
});

describe("The wash of a cell", () => {
  it("deepens with the share, and no further than all", () => {
    const depth = (share: number) => Number(/(\d+)%/.exec(washOf(share))?.[1]);
    expect(depth(0)).toBe(0);
    expect(depth(0.5)).toBe(depth(1) / 2);
    expect(depth(3)).toBe(depth(1));
  });

  it("is measured by the aim, else by the fullest explanation", () => {
    expect(fullCell([row(4, null), row(10, 0)], 20)).toBe(20);
    expect(fullCell([row(4, null), row(10, 0)], null)).toBe(5);
    expect(fullCell([row(0, null)], null)).toBe(1);
  });
});
