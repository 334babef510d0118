import type { Delimiter } from "@/lib/importers/text/detect-dialect";

/** One of the ways in which programs write a table. */
export interface WrittenDialect {
  layout: Delimiter | "json-lines" | "json-list" | "pretty-list";
  /** Quotation marks around every field, or where a field needs them. */
  quoting: "all" | "needed";
  lineEnd: "\n" | "\r\n" | "\r";
  encoding: "utf-8" | "utf-16le" | "utf-16be";
  mark: boolean;
  /** A first line that names the separator, as spreadsheets read it. */
  separatorLine: boolean;
  /** Rows before the header: blank, of separators alone, or comments. */
  before: readonly ("" | "separators" | "comment")[];
  /** Whether the last line ends. */
  endsLastLine: boolean;
}

export interface WrittenTable {
  bytes: Uint8Array;
  /** The line on which each row begins. */
  lines: number[];
}

/** A table as a program would write it. */
export function writeDialect(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  dialect: WrittenDialect,
): WrittenTable {
  const { layout, lineEnd, endsLastLine, encoding, mark } = dialect;
  const isJson = layout === "json-lines" || layout === "json-list" || layout === "pretty-list";
  const parts = isJson ? jsonParts(columns, rows, layout) : tableParts(columns, rows, dialect);
  let text = "";
  const lines: number[] = [];
  for (const [at, { part, isRow }] of parts.entries()) {
    if (isRow) lines.push(countLines(text));
    text += part;
    if (at < parts.length - 1 || endsLastLine) text += lineEnd;
  }
  return { bytes: encode(`${mark ? "\uFEFF" : ""}${text}`, encoding), lines };
}

interface Part {
  part: string;
  isRow: boolean;
}

function tableParts(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { layout, quoting, separatorLine, before }: WrittenDialect,
): Part[] {
  const write = (fields: readonly string[]) =>
    fields
      .map((field) =>
        quoting === "all" || field.includes(layout) || /["\r\n]/.test(field)
          ? `"${field.replaceAll('"', '""')}"`
          : field,
      )
      .join(layout);
  const preamble = before.map((kind) =>
    kind === "comment" ? '# written "by hand" in May' : kind === "" ? "" : layout.repeat(3),
  );
  const head = [...(separatorLine ? [`sep=${layout}`] : []), ...preamble, write(columns)];
  return [
    ...head.map((part) => ({ part, isRow: false })),
    ...rows.map((fields) => ({ part: write(fields), isRow: true })),
  ];
}

function jsonParts(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  layout: "json-lines" | "json-list" | "pretty-list",
): Part[] {
  const objects = rows.map((fields) =>
    JSON.stringify(
      Object.fromEntries(columns.map((name, at) => [name, fields[at]])),
      null,
      layout === "pretty-list" ? 2 : 0,
    ),
  );
  if (layout === "json-lines") return objects.map((part) => ({ part, isRow: true }));
  const listed = objects.map((part, at) => ({
    part: at < objects.length - 1 ? `${part},` : part,
    isRow: true,
  }));
  return [{ part: "[", isRow: false }, ...listed, { part: "]", isRow: false }];
}

/** The line on which what follows the text begins. */
function countLines(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}

function encode(text: string, encoding: WrittenDialect["encoding"]): Uint8Array {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  const bytes = Buffer.from(text, "utf16le");
  return encoding === "utf-16le" ? bytes : bytes.swap16();
}
