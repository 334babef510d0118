import { describe, expect, it } from "vitest";
import { cssColourToHex } from "./css-colour-to-hex";

describe("A computed colour", () => {
  it("is written as a hexadecimal number with its opacity", () => {
    expect(cssColourToHex("rgb(0, 68, 136)")).toEqual({ hex: "#004488", opacity: 1 });
    expect(cssColourToHex("rgba(0, 0, 0, 0)")).toEqual({ hex: "#000000", opacity: 0 });
    expect(cssColourToHex("color(srgb 1 0.5 0 / 0.25)")).toEqual({ hex: "#ff8000", opacity: 0.25 });
  });

  it("is brought from oklch into sRGB", () => {
    expect(cssColourToHex("oklch(1 0 0)")).toEqual({ hex: "#ffffff", opacity: 1 });
    expect(cssColourToHex("oklch(0 0 none)")).toEqual({ hex: "#000000", opacity: 1 });
    // The primaries, as CSS Color 4 gives them.
    expect(cssColourToHex("oklch(0.627955 0.257683 29.2339)")?.hex).toBe("#ff0000");
    expect(cssColourToHex("oklch(45.2014% 0.313214 264.052)")?.hex).toBe("#0000ff");
  });

  it("is none where there is none", () => {
    expect(cssColourToHex("none")).toBeNull();
    expect(cssColourToHex("url(#pattern)")).toBeNull();
  });
});
