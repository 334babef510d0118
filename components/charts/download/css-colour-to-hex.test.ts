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

  it("is brought from lab into sRGB, as style sheets are rewritten to it", () => {
    expect(cssColourToHex("lab(100 0 0)")?.hex).toBe("#ffffff");
    expect(cssColourToHex("lab(54.2917% 80.8125 69.8851)")?.hex).toBe("#ff0000");
    expect(cssColourToHex("lab(29.5683 68.2874 -112.0297 / 0.5)")).toEqual({
      hex: "#0000ff",
      opacity: 0.5,
    });
    expect(cssColourToHex("oklab(0.627955 0.224863 0.125846)")?.hex).toBe("#ff0000");
  });

  it("is none where there is none", () => {
    expect(cssColourToHex("none")).toBeNull();
    expect(cssColourToHex("url(#pattern)")).toBeNull();
  });
});
