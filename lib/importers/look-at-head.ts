import { suggestMapping } from "./column-mapping";
import { detectKind, type FileKind } from "./detect-kind";
import { glanceAtText } from "./text/decode-text";
import { type Dialect, detectDialect, type Layout, splitTolerantly } from "./text/detect-dialect";
import { foreignFormat } from "./text/foreign-format";
import { type JsonItem, splitJsonLines, splitJsonList } from "./text/split-json";
import { isObject } from "./text/text-cell";
import { TextFlaw } from "./text/text-flaw";

/** What the beginning of a file says of it. */
export interface FileHead {
  /** "table": rows or objects whose columns are the researcher's own. */
  kind: FileKind | "table" | "unknown";
  /** Why it cannot be read, with what to do; "" where it can. */
  reason: string;
  /** How it is laid out; null where it cannot be read. */
  layout: Layout | null;
  columns: string[];
}

/** So much of a file is enough to see what it is. */
export const HEAD_BYTES = 64 * 1024;
const MOST_COLUMNS = 100;
/** Records of JSON whose names are looked at. */
const MOST_RECORDS = 20;

/**
 * What a file is, and which columns it has, by its first 64 KiB. What is wrong in a row, or in its
 * encoding, is left to the reading of the file, which says the line.
 */
export function lookAtHead(head: Uint8Array): FileHead {
  const format = foreignFormat(head);
  if (format) return unknown(format);
  const text = glanceAtText(head);
  if (text.trim() === "") return unknown("The file is empty.");
  const dialect = detectDialect(text, head.length < HEAD_BYTES);
  const { layout, from, fault } = dialect;
  if (fault) return unknown(fault.reason);
  if (layout !== "json-lines" && layout !== "json-list") {
    const columns = distinct(splitTolerantly(text.slice(from), layout, true, 1)[0] ?? []);
    const kind = detectKind(columns);
    if (kind === null && columns.length < 2) return unknown(oneColumn(columns));
    return { kind: kind ?? "table", reason: "", layout, columns };
  }
  const { records, fault: first } = firstRecords(text, dialect);
  if (records.length === 0) {
    return unknown(first ? onLine(first) : "There are no records in the JSON list.");
  }
  const columns = distinct(records.flatMap(columnsOf));
  const kind = kindOfJson(records, columns);
  if (kind === "table" && columns.length < 2) {
    return unknown(wrapped(records[0]) ?? oneColumn(columns));
  }
  return { kind, reason: "", layout, columns };
}

function unknown(reason: string): FileHead {
  return { kind: "unknown", reason, layout: null, columns: [] };
}

const onLine = ({ line, reason }: { line: number; reason: string }) => `Line ${line}: ${reason}`;

function oneColumn([name]: readonly string[]): string {
  const seen =
    name === undefined ? "There are no columns." : `There is only one column, "${name}".`;
  return `${seen} Columns are separated by commas, semicolons or tabs, and named in the first row.`;
}

/** { "data": […] } around all records. */
function wrapped(record: Record<string, unknown> | undefined): string | null {
  const list = Object.entries(record ?? {}).find(
    ([, inner]) => Array.isArray(inner) && inner.some(isObject),
  );
  if (!list) return null;
  return `The records are inside of "${list[0]}". Save that list alone, or one object on each line.`;
}

const distinct = (names: readonly string[]) =>
  [...new Set(names.map((name) => name.trim()))]
    .filter((name) => name !== "")
    .slice(0, MOST_COLUMNS);

/** The first records of JSON, and the first fault before, between or behind them. */
function firstRecords(text: string, { layout, from, line }: Dialect) {
  const splitter = layout === "json-list" ? splitJsonList(line) : splitJsonLines(line);
  const records: Record<string, unknown>[] = [];
  let fault: { line: number; reason: string } | null = null;

  function take(items: JsonItem[]): void {
    for (const item of items) {
      if ("fault" in item) fault ??= { line: item.line, reason: item.fault };
      else if (isObject(item.value)) records.push(item.value);
    }
  }
  try {
    // Line by line, so that a fault in one leaves the records before it.
    for (const piece of text.slice(from).match(/[^\n\r]*(\r\n|\n|\r|$)/g) ?? []) {
      if (records.length < MOST_RECORDS) take(splitter.push(piece));
    }
    take(splitter.end());
  } catch (error) {
    if (!(error instanceof TextFlaw)) throw error;
    fault ??= { line: error.line, reason: error.message };
  }
  return { records, fault: fault as { line: number; reason: string } | null };
}

/** The names of a record; of an object within it, its own names behind a point. */
function columnsOf(record: Record<string, unknown>): string[] {
  return Object.entries(record).flatMap(([name, inner]) => {
    const names = isObject(inner) && !isChoiceList(inner) ? Object.keys(inner) : [];
    return names.length === 0 ? [name] : names.map((key) => `${name}.${key}`);
  });
}

/** { label: […], text: […] } is one list of choices. */
const isChoiceList = (value: Record<string, unknown>) => Array.isArray(value.text);

function kindOfJson(
  records: readonly Record<string, unknown>[],
  columns: readonly string[],
): FileKind | "table" {
  const known = detectKind(columns);
  if (known !== null) return known;
  const { columns: mapped } = suggestMapping(columns);
  // What is explained, or answered by a method, is no bare question.
  const explains = mapped.explanation !== undefined || mapped.method !== undefined;
  const asks = records.some((record) => "question" in record);
  return asks && !explains ? "questions" : "table";
}
