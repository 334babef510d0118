import type { BrowserWords } from "@/lib/messages/browser-words";
import { fill } from "@/lib/messages/fill";

/** Which whole numbers are taken, as a request that stands beside the field before one is typed. */
export function sayLimits(
  words: Pick<BrowserWords, "numberBetween" | "numberFrom" | "numberTo" | "numberAny" | "tag">,
  min: number | null | undefined,
  max: number | null | undefined,
): string {
  const hasMin = typeof min === "number";
  const hasMax = typeof max === "number";
  const template = hasMin
    ? hasMax
      ? words.numberBetween
      : words.numberFrom
    : hasMax
      ? words.numberTo
      : words.numberAny;
  const said = (limit: number | null | undefined) =>
    typeof limit === "number" ? limit.toLocaleString(words.tag).replace("-", "−") : "";
  return fill(template, { min: said(min), max: said(max) });
}
