import { type Splitter, TextFlaw } from "./text-flaw";

export interface RawRow {
  /** The line on which the row begins. */
  line: number;
  fields: string[];
}

/** More is no row, but a quotation mark that was forgotten. */
const LONGEST_ROW = 1024 * 1024;
const QUOTE = '"';

/**
 * Splits comma-separated text into rows, piece by piece as it comes: memory holds one unfinished row
 * and never the file. Lines end with LF, CRLF or CR; quoted fields may hold any of them. Rows whose
 * fields are all blank are passed over, a byte order mark too. `line` is that of the first character.
 *
 * @throws TextFlaw at broken quoting.
 */
export function splitCsv(delimiter = ",", line = 1): Splitter<RawRow> {
  let rest = "";
  let begun = false;

  function take(final: boolean): RawRow[] {
    const rows: RawRow[] = [];
    let from = 0;
    while (from < rest.length) {
      const row = readRow(rest, from, { line, delimiter, final });
      if (!row) break;
      if (row.fields.some((field) => field.trim() !== "")) rows.push({ line, fields: row.fields });
      line += countLines(rest, from, row.end);
      from = row.end;
    }
    rest = rest.slice(from);
    if (rest.length > LONGEST_ROW) throw new TextFlaw(line, NEVER_CLOSED);
    return rows;
  }

  return {
    push(piece) {
      rest += begun ? piece : piece.replace(/^\uFEFF/, "");
      begun ||= piece !== "";
      return take(false);
    },
    end: () => take(true),
  };
}

interface Reading {
  line: number;
  delimiter: string;
  /** Whether the text ends here; otherwise a row at its end may go on. */
  final: boolean;
}

/** The row that begins there, and where the next one does; null when its end is not here yet. */
function readRow(
  text: string,
  from: number,
  { line, delimiter, final }: Reading,
): { fields: string[]; end: number } | null {
  const fields: string[] = [];
  let at = from;
  for (;;) {
    let field: string;
    if (text[at] === QUOTE) {
      const closed = readQuoted(text, at, final);
      if (!closed) {
        if (final) throw new TextFlaw(line, NEVER_CLOSED);
        return null;
      }
      field = closed.field;
      at = closed.end;
      if (at < text.length && !endsField(text, at, delimiter)) {
        throw new TextFlaw(line, AFTER_CLOSING);
      }
    } else {
      const begin = at;
      while (at < text.length && !endsField(text, at, delimiter)) {
        if (text[at] === QUOTE) {
          throw new TextFlaw(line, STRAY_MARK);
        }
        at += 1;
      }
      field = text.slice(begin, at);
    }
    if (at >= text.length && !final) return null;
    fields.push(field);
    if (text[at] === delimiter) {
      at += 1;
      continue;
    }
    // A CR at the end of a piece may be the first half of a CRLF.
    if (text[at] === "\r" && at + 1 >= text.length && !final) return null;
    return { fields, end: at + (text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1) };
  }
}

/** A quoted field, with doubled quotation marks made single; null where it is not closed. */
function readQuoted(
  text: string,
  from: number,
  final: boolean,
): { field: string; end: number } | null {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf(QUOTE, at);
    // The mark at the end of a piece may be the first of two.
    if (quote === -1 || (quote + 1 >= text.length && !final)) return null;
    if (text[quote + 1] !== QUOTE) {
      return { field: text.slice(from + 1, quote).replaceAll('""', QUOTE), end: quote + 1 };
    }
    at = quote + 2;
  }
}

const endsField = (text: string, at: number, delimiter: string) =>
  text[at] === delimiter || text[at] === "\n" || text[at] === "\r";

/** Line ends (LF, CR or CRLF) between two places. */
function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at += 1) {
    if (text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n")) lines += 1;
  }
  return lines;
}

const NEVER_CLOSED = "A quoted field of this row is never closed.";
const STRAY_MARK =
  'A quotation mark stands inside a field that is not quoted. Quote the field, and write "" for each mark in it.';
const AFTER_CLOSING =
  'Something follows the closing quotation mark of a field. Write "" for a mark within a quoted field.';
