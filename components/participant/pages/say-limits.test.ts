import { describe, expect, it } from "vitest";
import { browserWords } from "@/lib/messages/browser-words";
import { sayLimits } from "./say-limits";

describe("sayLimits", () => {
  it("names the limits that there are, as the language writes numbers", () => {
    const en = browserWords("en");
    expect(sayLimits(en, 18, 120)).toBe("Please enter a whole number from 18 to 120.");
    expect(sayLimits(en, -5, null)).toBe("Please enter a whole number, −5 or more.");
    expect(sayLimits(en, undefined, 1000)).toBe("Please enter a whole number, 1,000 or less.");
    expect(sayLimits(en, null, null)).toBe("Please enter a whole number.");
    expect(sayLimits(browserWords("de"), 0, 12_000)).toBe(
      "Bitte geben Sie eine ganze Zahl von 0 bis 12.000 ein.",
    );
    expect(sayLimits(browserWords("zh"), 0, null)).toBe("请输入不小于 0 的整数。");
  });
});
