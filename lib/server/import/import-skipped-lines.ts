import "server-only";
import { detectDialect } from "@/lib/importers/text/detect-dialect";
import { ImportRefused } from "./import-outcome";

/**
 * The text of a table without the named lines (the first line of the file is 1). Those become blank,
 * so that all others keep their numbers.
 *
 * @throws ImportRefused for a line that holds no row.
 */
export function leaveOutLines(text: string, lines: readonly number[]): string {
  if (lines.length === 0) return text;
  // Every second part is a line end.
  const parts = text.split(/(\r\n|\n|\r)/);
  const { line: header } = detectDialect(text, true);
  for (const line of lines) {
    const place = (line - 1) * 2;
    if (line === header) {
      throw new ImportRefused(`Line ${line} names the columns and cannot be left out.`, "skip");
    }
    if (line < header || (parts[place] ?? "").trim() === "") {
      throw new ImportRefused(`There is no row to leave out on line ${line}.`, "skip");
    }
  }
  const blank = new Set(lines.map((line) => (line - 1) * 2));
  return parts.map((part, place) => (blank.has(place) ? "" : part)).join("");
}
