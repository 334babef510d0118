import type { BundledColumn } from "@/lib/exporters/bundle/bundle-description";
import { cutBytes } from "./spss-name";

/** A column as SPSS reads it. */
export interface SpssVariable {
  column: BundledColumn;
  name: string;
  /** Under which name its text is read, where a number is made of the text afterwards. */
  readAs: string;
  /** As in "F8.0": of the text in the file. */
  format: string;
}

/** What SPSS cuts labels to. */
const LABEL_BYTES = 240;
const VALUE_LABEL_BYTES = 120;
/** SPSS holds a text in a field of fixed width, so that a wide one takes room in every row. */
const TEXT_BYTES = 4000;
const ID_BYTES = 255;

export function spssVariable(column: BundledColumn, name: string, place: number): SpssVariable {
  const isMade = column.type === "boolean" || column.type === "timestamp";
  return { column, name, readAs: isMade ? `text_${place + 1}` : name, format: formatOf(column) };
}

function formatOf({ type, values, freeText }: BundledColumn): string {
  if (type === "integer") return "F12.0";
  if (type === "number") return "F16.6";
  if (type === "boolean") return "A5";
  if (type === "timestamp") return "A24";
  if (freeText) return `A${TEXT_BYTES}`;
  if (!values) return `A${ID_BYTES}`;
  const widest = Object.keys(values).map((value) => Buffer.byteLength(value));
  // A value that is not among the known ones keeps some room.
  return `A${Math.max(32, ...widest)}`;
}

/** A text between quotes, on one line. */
export function quoteSpss(text: string, most = LABEL_BYTES): string {
  // Any kind of white space would end the line, or could be taken for the end of the command.
  const plain = cutBytes(text.replace(/[\s\p{Cc}]+/gu, " ").trim(), most);
  return `'${plain.replaceAll("'", "''")}'`;
}

/** The values with their labels, one a line; none for what the type cannot hold. */
export function valueLabels({ type, values = {} }: BundledColumn): string[] {
  if (type === "boolean") return ["0 'no'", "1 'yes'"];
  return Object.entries(values).flatMap(([value, label]) => {
    const says = quoteSpss(label, VALUE_LABEL_BYTES);
    if (type === "string") return [`${quoteSpss(value)} ${says}`];
    return /^-?\d+$/.test(value) ? [`${value} ${says}`] : [];
  });
}

export function levelOf({ type, values, unit }: BundledColumn): "NOMINAL" | "ORDINAL" | "SCALE" {
  if (type === "string" || type === "boolean") return "NOMINAL";
  return values || unit === "points" ? "ORDINAL" : "SCALE";
}
