import { formatCount, formatEstimate, formatFullP } from "@/lib/format";
import type { DataCell } from "./data-table";

/** Cells of a table of figures: what is shown is rounded, what is taken away is not. */

export function countCell(value: number): DataCell {
  return { values: [value], shown: formatCount(value) };
}

export function numberCell(value: number | null, decimals = 2): DataCell {
  return { values: [value], shown: formatEstimate(value, decimals) };
}

/** An interval, whose column has two parts. */
export function intervalCell(interval: readonly [number, number] | null, decimals = 2): DataCell {
  if (!interval) return { values: [null, null], shown: "–" };
  const [lower, upper] = interval;
  return {
    values: [lower, upper],
    shown: `${formatEstimate(lower, decimals)} to ${formatEstimate(upper, decimals)}`,
  };
}

/** A p-value that says what it comes from. */
export function pCell(p: number | null, explain: string): DataCell {
  return p === null ? numberCell(null) : { values: [p], shown: formatFullP(p), explain };
}

/** Why a figure of the row is missing, in its cell. */
export function missingCell(reason: string, parts = 1): DataCell {
  return { values: new Array(parts).fill(null), shown: `None: ${reason}` };
}
