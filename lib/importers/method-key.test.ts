import { describe, expect, it } from "vitest";
import { byMethodOrder, methodKey, publishedMethodName } from "./method-key";

describe("The key of a method", () => {
  it.each([
    ["CF:PosRationales", "CF:Unrevised"],
    ["MT+CF:RevRationales", "MT+CF:Revised"],
    ["MT:Revised", "MT:Revised"],
    ["MT", null],
    ["constructor", null],
    ["", null],
  ])("of %j is %j", (name, key) => {
    expect(methodKey(name)).toBe(key);
  });

  it.each(["MT", "CF", "MT+CF"])("of %s comes back from its published name", (training) => {
    for (const data of ["Unrevised", "Revised"]) {
      const key = `${training}:${data}`;
      expect(methodKey(publishedMethodName(key))).toBe(key);
    }
  });

  it("outside of the published methods keeps its name", () => {
    expect(publishedMethodName("baseline")).toBe("baseline");
    expect(publishedMethodName("DPO:Revised")).toBe("DPO:RevRationales");
  });

  it("sorts in the order in which methods are shown, others after", () => {
    const keys = ["MT:Revised", "MT+CF:Revised", "CF:Revised", "MT:Unrevised", "CF:Unrevised"];
    expect(keys.sort(byMethodOrder)).toEqual([
      "CF:Unrevised",
      "MT:Unrevised",
      "MT+CF:Revised",
      "CF:Revised",
      "MT:Revised",
    ]);
  });
});
