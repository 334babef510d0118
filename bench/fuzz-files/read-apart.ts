import { parse } from "csv-parse/sync";
import { DELIMITERS } from "@/lib/importers/text/detect-dialect";
import type { WrittenDialect } from "@/lib/importers/text/testing/write-dialect";
import { type BaseFile, decode } from "./base-files";

/**
 * The rows of a file by other means than ours: csv-parse with each delimiter, as a change can be one of
 * all separators, or JSON as a whole; each row as the texts of its cells, without a table's header.
 * Empty where these refuse the file.
 */
export function readApart({ dialect }: BaseFile, bytes: Uint8Array): string[][][] {
  let text: string;
  try {
    text = decode(bytes, dialect).replaceAll("\uFEFF", "");
  } catch {
    return [];
  }
  const isJson = !(DELIMITERS as readonly string[]).includes(dialect.layout);
  return (isJson ? [dialect.layout] : DELIMITERS).flatMap((layout) => {
    const rows = readAs(layout, text);
    return rows === null ? [] : [rows];
  });
}

function readAs(layout: WrittenDialect["layout"], text: string): string[][] | null {
  try {
    if (layout === "json-lines") {
      const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
      return lines.map((line) => textsOf(JSON.parse(line)));
    }
    if (layout === "json-list" || layout === "pretty-list") {
      return (JSON.parse(text) as unknown[]).map(textsOf);
    }
    const rows = parse(text, {
      delimiter: layout,
      record_delimiter: ["\r\n", "\n", "\r"],
      relax_column_count: true,
    }) as string[][];
    return rows.filter((fields) => fields.some((field) => field.trim() !== "")).slice(1);
  } catch {
    return null;
  }
}

/** All texts and numbers in a value of JSON, one after the other. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(textsOf);
  return value === null ? [] : [String(value)];
}
