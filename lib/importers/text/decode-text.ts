import { foreignFormat } from "./foreign-format";
import { type Splitter, TextFlaw } from "./text-flaw";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be";

/** A text, or its bytes. */
export type TextSource = string | Uint8Array;

/** The first bytes, until which nothing is decoded: they tell the encoding. */
const TELLING_BYTES = 256;
const [LF, CR] = [10, 13];
/** First bytes that tell UTF-16 without a mark: the names of columns are mostly ASCII. */
const SAMPLE_BYTES = 128;

const FOREIGN =
  'This line is not UTF-8 text (it may be Windows-1252 or Latin-1). Save the file as UTF-8; Excel calls it "CSV UTF-8".';
const HALF = "There is half a character on this line. Save the file as UTF-8.";
const NUL = "There is a NUL character on this line, which is not text.";

/** The encoding of a text, by its byte order mark or by where the zeros of ASCII are in UTF-16. */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const pairs = Math.floor(Math.min(head.length, SAMPLE_BYTES) / 2);
  const zeros = [0, 0];
  for (let at = 0; at < pairs * 2; at += 1) {
    if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd >= pairs / 2 && even < odd / 4) return "utf-16le";
  return even > 0 && even >= pairs / 2 && odd < even / 4 ? "utf-16be" : "utf-8";
}

/**
 * Decodes a file as it comes: UTF-8 or UTF-16, with or without a byte order mark, which is left out.
 * Everything else is refused, never guessed. Each push and the end give a text, in a list of one.
 *
 * @throws TextFlaw for a format that is no text (line 1), and for the first line that is not in the
 * encoding or has a NUL character.
 */
export function textDecoder(): Splitter<string, Uint8Array> {
  let waiting: Uint8Array = new Uint8Array();
  let encoding: Encoding | null = null;
  let decoder: TextDecoder | null = null;
  /** Bytes of a character that the last piece began. */
  let begun: Uint8Array = new Uint8Array();
  let line = 1;
  let endsWithCr = false;

  function open(): TextDecoder {
    const format = foreignFormat(waiting);
    if (format) throw new TextFlaw(1, format);
    encoding = detectEncoding(waiting);
    return new TextDecoder(encoding, { fatal: true });
  }

  function decode(piece: Uint8Array, final: boolean): string[] {
    decoder ??= open();
    let text: string;
    try {
      text = decoder.decode(piece, { stream: !final });
    } catch {
      const bytes = joined(begun, piece);
      throw encoding === "utf-8"
        ? new TextFlaw(line + foreignLine(bytes, endsWithCr), FOREIGN)
        : new TextFlaw(line + halfCharacterLine(bytes, encoding ?? "utf-16le", endsWithCr), HALF);
    }
    if (encoding === "utf-8") begun = unfinished(joined(begun, piece));
    const nul = text.indexOf("\0");
    if (nul !== -1) throw new TextFlaw(line + countEnds(text.slice(0, nul), endsWithCr), NUL);
    line += countEnds(text, endsWithCr);
    if (text !== "") endsWithCr = text.endsWith("\r");
    return text === "" ? [] : [text];
  }

  return {
    push(piece) {
      if (decoder) return decode(piece, false);
      waiting = joined(waiting, piece);
      return waiting.length < TELLING_BYTES ? [] : decode(waiting, false);
    },
    end: () => (decoder ? decode(new Uint8Array(), true) : decode(waiting, true)),
  };
}

/** The text of a whole file, or the one problem for which it is none. A text comes back as it is. */
export function decodeText(
  source: TextSource,
): { text: string } | { problem: { line: number; reason: string } } {
  if (typeof source === "string") return { text: source.replace(/^\uFEFF/, "") };
  try {
    const decoder = textDecoder();
    return { text: [...decoder.push(source), ...decoder.end()].join("") };
  } catch (error) {
    if (!(error instanceof TextFlaw)) throw error;
    return { problem: { line: error.line, reason: error.message } };
  }
}

/**
 * The beginning of a text for a first look, whatever is wrong in it: what is not in its encoding
 * becomes U+FFFD, and the reading of the file will say so with the line.
 */
export function glanceAtText(head: Uint8Array): string {
  return new TextDecoder(detectEncoding(head)).decode(head, { stream: true }).replaceAll("\0", "");
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** The bytes at the end that begin a character of UTF-8 without ending it. */
function unfinished(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.slice(bytes.length - back) : new Uint8Array();
  }
  return new Uint8Array();
}

/** How many lines end before the first that is not UTF-8. An end of a line is never part of a character. */
function foreignLine(bytes: Uint8Array, afterCr: boolean): number {
  let lines = 0;
  let from = 0;
  if (afterCr && bytes[0] === LF) from = 1;
  while (from < bytes.length) {
    let to = from;
    while (to < bytes.length && bytes[to] !== LF && bytes[to] !== CR) to += 1;
    try {
      new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(from, to));
    } catch {
      return lines;
    }
    from = to + (bytes[to] === CR && bytes[to + 1] === LF ? 2 : 1);
    if (to < bytes.length) lines += 1;
  }
  return lines;
}

function halfCharacterLine(bytes: Uint8Array, encoding: Encoding, afterCr: boolean): number {
  const text = new TextDecoder(encoding).decode(bytes);
  const half = text.indexOf("\uFFFD");
  return countEnds(half === -1 ? text : text.slice(0, half), afterCr);
}

/** Ends of lines (LF, CR or CRLF) in a piece of text; a LF right after a CR is no second one. */
function countEnds(text: string, afterCr: boolean): number {
  let ends = afterCr && text.startsWith("\n") ? -1 : 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) ends += 1;
  for (let at = text.indexOf("\r"); at !== -1; at = text.indexOf("\r", at + 1)) {
    if (text[at + 1] !== "\n") ends += 1;
  }
  return ends;
}
