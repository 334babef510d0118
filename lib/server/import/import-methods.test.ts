import { describe, expect, it } from "vitest";
import { placeMethods } from "./import-methods";

describe("New methods of a study", () => {
  it("stand in the usual order", () => {
    expect(placeMethods(["MT:Unrevised"], ["MT+CF:Revised", "CF:Unrevised"])).toEqual([
      "CF:Unrevised",
      "MT:Unrevised",
      "MT+CF:Revised",
    ]);
  });

  it("leave an order of the researcher's own as it is", () => {
    const own = ["MT+CF:Revised", "baseline", "CF:Unrevised"];
    const placed = placeMethods(own, ["MT:Unrevised", "baseline"]);
    expect(placed.filter((key) => own.includes(key))).toEqual(own);
    expect(placed).toHaveLength(4);
  });
});
