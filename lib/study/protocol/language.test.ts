import { describe, expect, it } from "vitest";
import { chooseLanguage, readAcceptLanguage } from "./language";

describe("readAcceptLanguage", () => {
  it("takes the most wanted language first, whatever its place", () => {
    expect(readAcceptLanguage("en;q=0.5, zh-CN;q=0.9, fr, de;q=0.7")).toEqual(["zh", "de", "en"]);
  });

  it("counts a variety as its language, and each language once", () => {
    expect(readAcceptLanguage("de-AT, de;q=0.9, en-GB;q=0.8, en;q=0.7")).toEqual(["de", "en"]);
  });

  it("leaves out what is not wanted at all, and what makes no sense", () => {
    for (const header of [null, "", "*", "de;q=0", "deutsch", ";;,q=1", "zh;q=x;q=0"]) {
      expect(readAcceptLanguage(header)).toEqual([]);
    }
  });
});

describe("chooseLanguage", () => {
  it("takes the first wish that is offered", () => {
    expect(chooseLanguage(["en", "de"], [undefined, "zh", "de", "en"])).toBe("de");
  });

  it("falls back on the first that is offered", () => {
    expect(chooseLanguage(["de", "en"], ["zh"])).toBe("de");
    expect(chooseLanguage(["zh"], [])).toBe("zh");
  });
});
