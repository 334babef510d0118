import { isExplanation } from "./column-mapping";
import type { TableLayout } from "./content-reader";
import { detectKind, type FileKind } from "./detect-kind";
import { splitCsv } from "./split-csv";

/** What the beginning of a file says of it. */
export interface FileHead {
  /** "table": rows or objects whose columns are the researcher's own. */
  kind: FileKind | "table" | "unknown";
  /** Why there is no telling; "" where there is. */
  reason: string;
  /** How it would be read as a table; null where it is none. */
  layout: TableLayout | null;
  columns: string[];
}

/** So much of a file is enough to see what it is. */
export const HEAD_BYTES = 64 * 1024;
const MOST_COLUMNS = 100;

/** What a file is, and which columns it has, by its first kilobytes. */
export function lookAtHead(head: Uint8Array): FileHead {
  const detected = detectKind(head);
  const text = new TextDecoder().decode(head, { stream: true }).replace(/^\uFEFF/, "");
  const layout = layoutOf(text);
  const columns = layout === null ? [] : columnsOf(text, layout);
  // Questions with explanations are read by their columns, or the explanations would be lost.
  const isExplained = detected.kind === "questions" && columns.some(isExplanation);
  const known = isExplained ? "table" : detected.kind;
  const kind = known !== "unknown" ? known : columns.length > 1 ? "table" : "unknown";
  const reason = kind === "unknown" && detected.kind === "unknown" ? detected.reason : "";
  return { kind, reason, layout: columns.length > 1 ? layout : null, columns };
}

function layoutOf(text: string): TableLayout | null {
  const start = text.trimStart();
  if (start.startsWith("{")) return "json-lines";
  // Of a spreadsheet, an archive, or one JSON list nothing is a table.
  if (start === "" || start.startsWith("[") || start.includes("\0")) return null;
  const [header = ""] = start.split(/\r\n|\n|\r/, 1);
  const count = (mark: string) => header.split(mark).length;
  return ([";", "\t"] as const).find((mark) => count(mark) > count(",")) ?? ",";
}

function columnsOf(text: string, layout: TableLayout): string[] {
  if (layout === "json-lines") return jsonColumns(text);
  try {
    const [header] = splitCsv(layout).push(`${text}\n`);
    const names = header?.fields.map((name) => name.trim()).filter((name) => name !== "") ?? [];
    return [...new Set(names)].slice(0, MOST_COLUMNS);
  } catch {
    return [];
  }
}

/** The names in the first objects; of an object within one, its own names behind a point. */
function jsonColumns(text: string): string[] {
  const names = new Set<string>();
  for (const line of text.split(/\r\n|\n|\r/).slice(0, 20)) {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      continue;
    }
    for (const [name, inner] of entriesOf(value)) {
      const nested = entriesOf(inner);
      if (nested.length === 0) names.add(name);
      else if (isChoiceList(inner)) names.add(name);
      else for (const [key] of nested) names.add(`${name}.${key}`);
    }
  }
  return [...names].slice(0, MOST_COLUMNS);
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}

/** { label: […], text: […] } is one list of choices. */
function isChoiceList(value: unknown): boolean {
  return entriesOf(value).some(([key, inner]) => key === "text" && Array.isArray(inner));
}
