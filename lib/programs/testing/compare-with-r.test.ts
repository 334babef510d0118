import { describe, expect, it } from "vitest";
import { findDisagreements } from "./compare-with-r";

const find = (ours: number | null, r: number | null, closeness?: object) =>
  findDisagreements([{ name: "H", value: ours }], new Map([["H", r]]), closeness);

describe("A disagreement with R", () => {
  it("is found from a relative 1e-9 on", () => {
    expect(find(2 * (1 + 2e-9), 2)).toEqual([{ name: "H", ours: 2 * (1 + 2e-9), r: 2 }]);
    expect(find(2 * (1 + 5e-10), 2)).toEqual([]);
    expect(find(2 * (1 + 2e-9), 2, { within: 1e-8 })).toEqual([]);
  });

  it("is a figure that only one side has", () => {
    expect(find(1, null)).toHaveLength(1);
    expect(find(null, 1)).toHaveLength(1);
    expect(find(null, null)).toEqual([]);
  });

  it("is any figure of ours where R stopped, and none where we have none", () => {
    const stopped = { error: "all observations are in the same group" };
    expect(findDisagreements([{ name: "H", value: 1 }], stopped)).toHaveLength(1);
    expect(findDisagreements([{ name: "H", value: null }], stopped)).toEqual([]);
  });

  it("is a name that only one side knows", () => {
    expect(findDisagreements([], new Map([["H", 1]]))).toHaveLength(1);
    expect(findDisagreements([{ name: "p", value: 1 }], new Map())).toHaveLength(1);
  });
});
