import { formatEstimate, formatP } from "@/lib/format";

/** "= .013", "< .001", "> .999": a p-value with its sign, as APA 7 has it. */
export function formatPWithSign(p: number): string {
  if (p >= 0.9995) return "> .999";
  const shown = formatP(p);
  return shown.startsWith("<") ? shown : `= ${shown}`;
}

/** "95% CI [0.13, 0.28]"; an end without a limit is an infinity sign. */
export function formatInterval([low, high]: readonly [number, number], confidence = 0.95): string {
  const end = (value: number) =>
    Number.isFinite(value) ? minus(formatEstimate(value)) : value > 0 ? "∞" : "−∞";
  return `${formatConfidence(confidence)} CI [${end(low)}, ${end(high)}]`;
}

/** "95%", "99%", "98.75%": at most two decimals, none that are 0. */
export function formatConfidence(confidence: number): string {
  return `${Number((100 * confidence).toFixed(2))}%`;
}

/** With a true minus sign. */
export const minus = (text: string) => text.replace(/^-/, "−");
