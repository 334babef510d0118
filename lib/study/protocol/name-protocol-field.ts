import { protocolField } from "./protocol-fields";

/** A field of a protocol in words, by its path: "Section 1, Paragraph 2", "Practice, Question". */
export function nameProtocolField(path: string): string {
  const pattern: string[] = [];
  const words: string[] = [];
  const segments = path.split(".");
  for (const [place, segment] of segments.entries()) {
    if (/^\d+$/.test(segment)) {
      const { item } = protocolField(pattern.join("."));
      words.push(`${item ?? "Entry"} ${Number(segment) + 1}`);
      pattern.push("*");
      continue;
    }
    pattern.push(segment);
    const { label } = protocolField(pattern.join("."));
    // A list is named by its items.
    const isList = /^\d+$/.test(segments[place + 1] ?? "");
    if (label !== "" && !isList) words.push(label);
  }
  return words.join(", ");
}
