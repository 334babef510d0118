/**
 * A colour as a browser computes it (`rgb()`, `rgba()`, `color(srgb …)`, `lab()`, `oklab()`, `oklch()`),
 * as `#rrggbb` with its opacity; null for what is no such colour ("none"). Drawing programs know none
 * but the first. Colours outside of sRGB are clipped. Sources: Ottosson (2020), Oklab; CSS Color 4.
 */
export function cssColourToHex(colour: string): { hex: string; opacity: number } | null {
  const parts = /^(rgba?|color|lab|oklab|oklch)\(\s*(.*)\)$/.exec(colour.trim());
  if (!parts) return null;
  const [, kind, inner = ""] = parts;
  const words = inner.split(/[\s,/]+/).filter((word) => word !== "");
  if (kind === "color" && words.shift() !== "srgb") return null;
  const [a = 0, b = 0, c = 0, opacity = 1] = words.map((word) =>
    word === "none" ? 0 : Number.parseFloat(word) / (word.endsWith("%") ? 100 : 1),
  );
  if (![a, b, c, opacity].every(Number.isFinite)) return null;
  // Lab counts its lightness from 0 to 100, in per cent or without the sign.
  const lightness = words[0]?.endsWith("%") ? 100 * a : a;
  const hue = (c * Math.PI) / 180;
  const channels =
    kind === "lab"
      ? fromLab(lightness, b, c)
      : kind === "oklab"
        ? fromOklab(a, b, c)
        : kind === "oklch"
          ? fromOklab(a, b * Math.cos(hue), b * Math.sin(hue))
          : kind === "color"
            ? [a, b, c]
            : [a, b, c].map(toUnit);
  return { hex: `#${channels.map(toByte).join("")}`, opacity };
}

function toUnit(byte: number): number {
  return byte / 255;
}

function toByte(channel: number): string {
  return Math.round(255 * Math.min(1, Math.max(0, channel)))
    .toString(16)
    .padStart(2, "0");
}

function fromOklab(lightness: number, a: number, b: number): number[] {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map(fromLinear);
}

/** Lab of CSS is relative to D50; the matrix goes to linear sRGB, whose white is D65. */
function fromLab(lightness: number, a: number, b: number): number[] {
  const fy = (lightness + 16) / 116;
  const cubed = (f: number) => (f ** 3 > 216 / 24389 ? f ** 3 : (116 * f - 16) / (24389 / 27));
  const x = 0.9642956764 * cubed(fy + a / 500);
  const y = cubed(fy);
  const z = 0.8251046025 * cubed(fy - b / 200);
  return [
    3.134135957 * x - 1.6173863322 * y - 0.490661946 * z,
    -0.9787955029 * x + 1.9162545673 * y + 0.0334427312 * z,
    0.0719553799 * x - 0.2289768264 * y + 1.4053860583 * z,
  ].map(fromLinear);
}

function fromLinear(linear: number): number {
  return linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
}
