import { type Delimiter, DIALECT_CHARACTERS, type Dialect, detectDialect } from "./detect-dialect";
import { splitCsv } from "./split-csv";
import { type JsonItem, splitJsonLines, splitJsonList } from "./split-json";
import { type Splitter, TextFlaw } from "./text-flaw";

/** A row of a table, of which the first that comes is the header; or a record of JSON. */
export type SourceRow = { line: number; fields: string[] } | JsonItem;

export interface RowSplitter extends Splitter<SourceRow> {
  /** Null until enough of the text has come to tell. */
  dialect: () => Dialect | null;
}

/**
 * Splits a text into rows, whatever its dialect is: JSON Lines, a JSON list, or a table whose fields are
 * apart by commas, semicolons or tabs (see detectDialect). Rows that are blank are passed over.
 *
 * @throws TextFlaw where what follows cannot be told from the row before.
 */
export function splitRows(): RowSplitter {
  let head = "";
  let dialect: Dialect | null = null;
  let rows: Splitter<SourceRow> | null = null;

  function begin(isWhole: boolean): SourceRow[] {
    dialect = detectDialect(head.replace(/^\uFEFF/, ""), isWhole);
    if (dialect.fault) throw new TextFlaw(dialect.fault.line, dialect.fault.reason);
    rows = splitterOf(dialect);
    const rest = head.replace(/^\uFEFF/, "").slice(dialect.from);
    head = "";
    return rows.push(rest);
  }
  return {
    dialect: () => dialect,
    push(piece) {
      if (rows) return rows.push(piece);
      head += piece;
      return head.length > DIALECT_CHARACTERS ? begin(false) : [];
    },
    end() {
      const first = rows ? [] : begin(true);
      return [...first, ...((rows as Splitter<SourceRow> | null)?.end() ?? [])];
    },
  };
}

function splitterOf({ layout, line }: Dialect): Splitter<SourceRow> {
  if (layout === "json-lines") return splitJsonLines(line);
  if (layout === "json-list") return splitJsonList(line);
  return splitCsv(layout satisfies Delimiter, line);
}
