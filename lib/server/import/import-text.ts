import "server-only";
import { ImportRefused, refuseLines } from "./import-outcome";

/** More than thirty times the largest published file. */
const LARGEST_BYTES = 64 * 1024 * 1024;
const LINE_FEED = 10;

/** The refusal of a file by its size in bytes, before anything of it is read; null when it may come. */
export function refuseSize(bytes: number): ImportRefused | null {
  if (bytes === 0) return new ImportRefused("The file is empty.");
  if (bytes <= LARGEST_BYTES) return null;
  const megabytes = (size: number) => (size / 1024 / 1024).toFixed(0);
  return new ImportRefused(
    `The file has ${megabytes(bytes)} MB; files of up to ${megabytes(LARGEST_BYTES)} MB are read. Split it.`,
  );
}

/** The text of a file. @throws ImportRefused where it is not text in UTF-8 that a database can keep. */
export function decodeText(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const reason = "The text is not encoded in UTF-8; save the file in UTF-8.";
    throw refuseLines([{ line: firstForeignLine(bytes), reason }]);
  }
  const zero = text.indexOf("\0");
  if (zero !== -1) {
    const line = text.slice(0, zero).split(/\r\n|\n|\r/).length;
    throw refuseLines([{ line, reason: "There is a NUL character, which is no text." }]);
  }
  return text;
}

/** A line feed is never part of a longer character, so lines can be tried one by one. */
function firstForeignLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, from);
    const to = end === -1 ? bytes.length : end + 1;
    try {
      decoder.decode(bytes.subarray(from, to));
    } catch {
      return line;
    }
    from = to;
  }
  return line;
}
