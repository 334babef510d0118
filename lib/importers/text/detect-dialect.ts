import { prettyJsonFault } from "./json-fault";

export const DELIMITERS = [",", ";", "\t"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** JSON Lines, one JSON list, or a table whose fields are apart by this. */
export type Layout = "json-lines" | "json-list" | Delimiter;

/** How a text is laid out, and where in it the header or the first record begins. */
export interface Dialect {
  layout: Layout;
  /** Characters before that place. */
  from: number;
  /** Its line, the first being 1. */
  line: number;
  /** Lines before it that are taken for comments. */
  comments: number[];
  /** Why nothing can be read, with the line; null where it can. */
  fault: { line: number; reason: string } | null;
}

/**
 * The characters that tell a dialect. A head of 64 KiB holds as many in every encoding, so that a
 * browser that sees only the head comes to what the reader of the whole file comes to.
 */
export const DIALECT_CHARACTERS = 16 * 1024;
const MOST_ROWS = 50;

const BLANK_ROW = /^(?:"\s*"|[\s,;])*$/;
const SEPARATOR_LINE = /^"?sep=(\\t|.)"?[,;\t\s]*$/i;

/**
 * How a text is laid out, by its first 16,384 characters; `text` may be more. Blank rows, rows of
 * separators alone, a line "sep=;" and comment lines (#) before the header are passed over. The
 * delimiter is the one by which the first rows have as many fields as the header, with quoted fields as
 * they are read; where quoting is broken, fields go on to the next delimiter.
 */
export function detectDialect(text: string, isWhole: boolean): Dialect {
  const head = text.slice(0, DIALECT_CHARACTERS);
  const whole = isWhole && head.length === text.length;
  const place = { from: 0, line: 1 };
  const comments: { from: number; line: number; text: string }[] = [];
  let said: string | null = null;

  for (;;) {
    const one = lineAt(head, place.from);
    if (one === null) break;
    const separator: RegExpExecArray | null = said === null ? SEPARATOR_LINE.exec(one.text) : null;
    if (separator) said = separator[1]?.replace("\\t", "\t") ?? null;
    else if (one.text.startsWith("#")) comments.push({ ...place, text: one.text });
    else if (!BLANK_ROW.test(one.text)) break;
    place.from = one.end;
    place.line += 1;
  }
  const base = { ...place, comments: comments.map(({ line }) => line), fault: null };
  const start = head.slice(place.from).trimStart();
  if (said === null && (start.startsWith("{") || start.startsWith("["))) {
    const pretty = start.startsWith("{") ? prettyJsonFault(start) : null;
    const fault = pretty ? { line: place.line, reason: pretty } : null;
    return { ...base, layout: start.startsWith("[") ? "json-list" : "json-lines", fault };
  }
  if (said !== null && !isDelimiter(said)) {
    const reason = `The file says that "${said}" separates its columns. Commas, semicolons and tabs are read.`;
    return { ...base, layout: ",", fault: { line: place.line, reason } };
  }
  const rows = (delimiter: Delimiter) => countFields(head.slice(place.from), delimiter, whole);
  const layout = said ?? best(rows);
  // A header can begin with "#" itself: it has as many columns as the row below it.
  const [fields] = rows(layout);
  const header = comments.findLast(
    ({ text: comment }) => (fields ?? 0) > 1 && countFields(comment, layout, true)[0] === fields,
  );
  if (!header) return { ...base, layout };
  const before = base.comments.filter((line) => line < header.line);
  return { layout, from: header.from, line: header.line, comments: before, fault: null };
}

const isDelimiter = (text: string): text is Delimiter =>
  (DELIMITERS as readonly string[]).includes(text);

/** The line that begins there, and where the next one does; null at the end. */
function lineAt(text: string, from: number): { text: string; end: number } | null {
  if (from >= text.length) return null;
  let to = from;
  while (to < text.length && text[to] !== "\n" && text[to] !== "\r") to += 1;
  const end = to + (text[to] === "\r" && text[to + 1] === "\n" ? 2 : 1);
  return { text: text.slice(from, to), end };
}

/** Many columns that hold for many rows; of equals the first. */
function best(rows: (delimiter: Delimiter) => number[]): Delimiter {
  let [winner, most]: [Delimiter, number] = [",", 0];
  for (const delimiter of DELIMITERS) {
    const [columns = 0, ...others] = rows(delimiter);
    const same = others.filter((fields) => fields === columns).length;
    const share = others.length === 0 ? 1 : same / others.length;
    // A header tells, too, where no row is like it.
    const score = (columns - 1) * (share + 0.05);
    if (score > most) [winner, most] = [delimiter, score];
  }
  return winner;
}

/**
 * How many fields each of the first rows has that are not blank. A last row that may go on is left out
 * unless it is the only one.
 */
export function countFields(text: string, delimiter: Delimiter, whole: boolean): number[] {
  return splitTolerantly(text, delimiter, whole, MOST_ROWS).map((fields) => fields.length);
}

/** The first rows of a table in which quoting may be broken: a stray quotation mark is a letter. */
export function splitTolerantly(
  text: string,
  delimiter: Delimiter,
  whole: boolean,
  most: number,
): string[][] {
  const rows: string[][] = [];
  let fields: string[] = [];
  let at = 0;
  while (at < text.length && rows.length < most) {
    const { field, end } = readField(text, at, delimiter);
    fields.push(field);
    at = end;
    if (text[at] === delimiter) {
      at += 1;
      if (at < text.length) continue;
      fields.push("");
    }
    if (at >= text.length && !whole && rows.length > 0) return rows;
    at += text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
    if (fields.some((one) => one.trim() !== "")) rows.push(fields);
    fields = [];
  }
  return rows;
}

function readField(text: string, from: number, delimiter: string): { field: string; end: number } {
  const ends = (at: number) =>
    at >= text.length || text[at] === delimiter || text[at] === "\n" || text[at] === "\r";
  if (text[from] === '"') {
    for (let quote = text.indexOf('"', from + 1); quote !== -1; ) {
      if (text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
      else if (!ends(quote + 1)) break;
      else return { field: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    }
  }
  let at = from;
  while (!ends(at)) at += 1;
  return { field: text.slice(from, at), end: at };
}
