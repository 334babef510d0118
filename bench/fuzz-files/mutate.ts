import type { Random } from "@/lib/random";
import { type BaseFile, decode, encode, pick } from "./base-files";

const TOKENS = [
  ...['"', '""', ",", ";", "\t", "\n", "\r", "\r\n", "\\", "{", "}", "[", "]", ":", "'", "#", "|"],
  ...["sep=;\n", "\uFEFF", "\0", "\uFFFD", "\u2028", "null", "true", "NaN", '"id":"q1",', "\n\n"],
  ...[",,,", "0,5", "Ω", " ", "a", "0", "(b)", "\u0301", "👩‍🚀"],
];
/** Letters of Windows-1252, halves of characters, and what no text has. */
const BYTES = [0x00, 0x22, 0x0a, 0x0d, 0x2c, 0x3b, 0x80, 0x92, 0xc3, 0xe9, 0xf0, 0xfe, 0xff];
const LETTERS = "abcXYZ0123456789 .-";

/**
 * The file with one to four changes such as editors, programs and networks make: mostly to its text,
 * so that many files stay readable, else to its bytes.
 */
export function mutate(base: BaseFile, other: BaseFile, random: Random): Uint8Array {
  const changes = random.below(3) > 0 ? 1 : 2 + random.below(3);
  if (random.below(3) === 0) {
    let bytes = base.bytes;
    for (let left = changes; left > 0; left -= 1) bytes = changeBytes(bytes, other.bytes, random);
    return bytes;
  }
  let text = decode(base.bytes, base.dialect);
  const foreign = decode(other.bytes, other.dialect);
  for (let left = changes; left > 0; left -= 1) text = changeText(text, foreign, random);
  return encode(text, base.dialect);
}

function changeText(text: string, other: string, random: Random): string {
  const at = random.below(text.length + 1);
  const to = at + 1 + random.below(random.below(6) === 0 ? 120 : 4);
  const [before, after, part] = [text.slice(0, at), text.slice(to), text.slice(at, to)];
  switch (random.below(8)) {
    case 0:
      return before + after;
    case 1:
      return before + pick(random, TOKENS) + text.slice(at);
    case 2:
      return before + LETTERS[random.below(LETTERS.length)] + text.slice(at + 1);
    case 3:
      return before + part + part + after;
    case 4:
      return changeLines(text, random);
    case 5: {
      const from = random.below(other.length + 1);
      return before + other.slice(from, from + random.below(60)) + text.slice(at);
    }
    case 6:
      return random.below(4) === 0 ? before : before + part.toUpperCase() + after;
    default:
      return text.replaceAll(part.slice(0, 2), pick(random, TOKENS));
  }
}

/** A line twice, gone, or with another in its place. */
function changeLines(text: string, random: Random): string {
  const end = text.includes("\r\n") ? "\r\n" : text.includes("\n") ? "\n" : "\r";
  const lines = text.split(end);
  const [one, another] = [random.below(lines.length), random.below(lines.length)];
  const moved = lines[one] ?? "";
  if (random.below(2) === 0) lines.splice(one, 1);
  if (random.below(2) === 0) lines.splice(another, 0, moved);
  return lines.join(end);
}

function changeBytes(file: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const at = random.below(file.length + 1);
  const to = Math.min(file.length, at + 1 + random.below(8));
  const replace = (from: number, ...middle: Uint8Array[]) =>
    Buffer.concat([file.subarray(0, at), ...middle, file.subarray(from)]);
  switch (random.below(6)) {
    case 0:
      return replace(to);
    case 1:
      return replace(at, Uint8Array.of(pick(random, BYTES)));
    case 2:
      return replace(at, file.subarray(at, to));
    case 3:
      return file.subarray(0, at);
    case 4: {
      const from = random.below(other.length + 1);
      return replace(at, other.subarray(from, from + random.below(60)));
    }
    default:
      return replace(at + 1, Uint8Array.of(random.below(256)));
  }
}
