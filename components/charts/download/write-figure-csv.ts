import type { FigureData } from "@/components/charts/figure-data";
import { guardFormula } from "@/lib/exporters/guard-formula";

/**
 * The figures as a CSV file (RFC 4180: commas, CRLF, quotes where needed, a header in any case).
 * Numbers are unrounded, null is an empty field, and texts that a spreadsheet could run as a formula
 * get an apostrophe before them. Numbers that are not finite and rows of another length than the
 * header's fail: better no file than a wrong one.
 */
export function writeFigureCsv({ columns, rows }: Omit<FigureData, "name">): string {
  const lines = [columns, ...rows].map((row) => {
    if (row.length !== columns.length) {
      throw new RangeError(`A row has ${row.length} cells under ${columns.length} columns.`);
    }
    const line = row.map(cellText).join(",");
    // Readers skip blank lines.
    return line === "" ? '""' : line;
  });
  return lines.map((line) => `${line}\r\n`).join("");
}

function cellText(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RangeError(`No file can hold the number ${value}.`);
    return String(value);
  }
  const text = guardFormula(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
