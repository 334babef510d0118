import type { Json } from "@/lib/comparison/document/document-figures";
import { formatEstimate, formatP } from "@/lib/format";
import { numberAt, readAt } from "./read-figure";

/** "p = .003", "p < .001". */
export function sayP(p: number | null, name = "p"): string {
  const shown = formatP(p);
  return shown.startsWith("<") ? `${name} ${shown}` : `${name} = ${shown}`;
}

/** "χ²(3) = 11.43, p = .010" of a test in the document; null where there is none. */
export function sayTest(name: string, test: Json, statistic = "statistic"): string | null {
  const [value, df, p] = [
    numberAt(test, statistic),
    numberAt(test, "df"),
    numberAt(test, "pValue"),
  ];
  if (value === null || df === null) return null;
  return `${name}(${df}) = ${formatEstimate(value)}, ${sayP(p)}`;
}

/** "95 % CI [0.11, 0.32]"; turned over by `turn` where the estimate is. */
export function sayInterval(
  interval: Json,
  turn: (limit: number) => number = (limit) => limit,
): string {
  const [lower, upper] = [numberAt(interval, 0), numberAt(interval, 1)];
  if (lower === null || upper === null) return "";
  return `, 95 % CI [${formatEstimate(turn(lower))}, ${formatEstimate(turn(upper))}]`;
}

/** Why a figure is not there. */
export function sayReason(figure: Json): string {
  const reason = readAt(figure, "reason");
  return typeof reason === "string" ? reason : "it was not computed";
}

export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en-GB")} ${number === 1 ? one : many}`;
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  return parts.length < 2
    ? (parts[0] ?? "")
    : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** A rule or a reason as a part of a sentence. */
export function unended(text: string): string {
  return text.trim().replace(/[.\s]+$/, "");
}
