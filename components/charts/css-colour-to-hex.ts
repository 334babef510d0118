/**
 * A colour as a browser computes it (`rgb()`, `rgba()`, `color(srgb …)`, `oklch()`), as `#rrggbb` with
 * its opacity; null for what is no such colour ("none"). Drawing programs know no oklch.
 * Colours outside of sRGB are clipped. Source of the conversion: Ottosson (2020), Oklab.
 */
export function cssColourToHex(colour: string): { hex: string; opacity: number } | null {
  const parts = /^(rgba?|color|oklch)\(\s*(.*)\)$/.exec(colour.trim());
  if (!parts) return null;
  const [, kind, inner = ""] = parts;
  const words = inner.split(/[\s,/]+/).filter((word) => word !== "");
  if (kind === "color" && words.shift() !== "srgb") return null;
  const [a = 0, b = 0, c = 0, opacity = 1] = words.map((word) =>
    word === "none" ? 0 : Number.parseFloat(word) / (word.endsWith("%") ? 100 : 1),
  );
  if (![a, b, c, opacity].every(Number.isFinite)) return null;
  const channels =
    kind === "oklch" ? fromOklch(a, b, c) : kind === "color" ? [a, b, c] : [a, b, c].map(toUnit);
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

function fromOklch(lightness: number, chroma: number, hue: number): number[] {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((linear) => (linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055));
}
