import type { Protocol } from "./protocol";
import { type ProtocolField, protocolField } from "./protocol-fields";

/** A value of the protocol in words: one line, or what it consists of. */
export type Described = { label: string } & ({ text: string } | { parts: Described[] });

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a value is said in one line, not by its parts. */
export function isPlain(value: unknown, field: ProtocolField): boolean {
  return field.verbatim || typeof value !== "object" || value === null;
}

/** A value that has no parts, in words. */
export function sayPlain(value: unknown, field: ProtocolField): string {
  if (value === null || value === undefined) return field.none ?? "none";
  if (value === "") return "no words";
  if (field.verbatim && typeof value === "object") return JSON.stringify(value);
  const words = field.words?.[String(value)];
  if (words) return words;
  if (field.placeOf && typeof value === "number") return `${field.placeOf} ${value + 1}`;
  return field.unit ? `${value} ${field.unit}` : String(value);
}

/** How an item of a list is called: by its own name where it has one, else by its place. */
export function sayItem(item: unknown, index: number, field: ProtocolField): string {
  const name = field.named && isObject(item) ? item[field.named] : undefined;
  const kind = field.item ?? "Item";
  return typeof name === "string" ? `${kind} “${name}”` : `${kind} ${index + 1}`;
}

/** The pattern of a part, in the table of fields. */
export function partPattern(pattern: string, part: string): string {
  return pattern === "" ? part : `${pattern}.${part}`;
}

/** How an item without parts is said: like the list that it stands in. */
export function itemField({ words, unit }: ProtocolField): ProtocolField {
  return { label: "", ...(words ? { words } : {}), ...(unit ? { unit } : {}) };
}

function describeParts(pattern: string, value: object, field: ProtocolField): Described[] {
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      const label = sayItem(item, index, field);
      if (isPlain(item, field)) return { label, text: sayPlain(item, itemField(field)) };
      return { label, parts: describeParts(`${pattern}.*`, item, protocolField(`${pattern}.*`)) };
    });
  }
  return Object.entries(value).flatMap(([part, inner]) => {
    const described = describeValue(partPattern(pattern, part), inner);
    // What has no name of its own is said by its parts alone.
    return described.label === "" && "parts" in described ? described.parts : [described];
  });
}

/** A value of the protocol in words, by the names of the table of fields. */
export function describeValue(pattern: string, value: unknown): Described {
  const field = protocolField(pattern);
  const { label } = field;
  if (isPlain(value, field)) return { label, text: sayPlain(value, field) };
  const parts = describeParts(pattern, value as object, field);
  return parts.length > 0 ? { label, parts } : { label, text: field.none ?? "none" };
}

/** A field of the protocol in words; a field without a name of its own gives those inside it. */
export function describeField(protocol: Protocol, name: keyof Protocol): Described[] {
  const described = describeValue(name, protocol[name]);
  return described.label === "" && "parts" in described ? described.parts : [described];
}

/** All that a description says, in one line. */
export function inOneLine(described: Described): string {
  if ("text" in described) return described.text;
  return described.parts
    .map((part) => {
      const inner = inOneLine(part);
      return /^(Option|Choice|Answer|Paragraph|Parameter|Look|Consent|Other language) \d+$/.test(
        part.label,
      )
        ? inner
        : `${part.label}: ${inner}`;
    })
    .join("; ");
}
