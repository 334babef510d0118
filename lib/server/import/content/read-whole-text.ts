import "server-only";
import { ImportRefused, refuseListed } from "@/lib/server/import/import-outcome";
import { ForeignText, type ReceivedFile, readPieces } from "./received-file";

/**
 * The text of a file that has to be in memory as a whole.
 * @throws ImportRefused where it is larger than that, or not text that a database can keep.
 */
export async function readWholeText(file: ReceivedFile, largest: number): Promise<string> {
  if (file.bytes > largest) {
    const megabytes = (size: number) => (size / 1024 / 1024).toFixed(0);
    throw new ImportRefused(
      `The file has ${megabytes(file.bytes)} MB; files of this kind are read up to ${megabytes(largest)} MB. Split it.`,
    );
  }
  try {
    let text = "";
    for await (const piece of readPieces(file)) text += piece;
    const zero = text.indexOf("\0");
    if (zero === -1) return text.replace(/^\uFEFF/, "");
    const line = text.slice(0, zero).split(/\r\n|\n|\r/).length;
    throw refuseListed([{ line, reason: "There is a NUL character, which is no text." }]);
  } catch (error) {
    if (!(error instanceof ForeignText)) throw error;
    throw refuseListed([{ line: error.line, reason: error.message }]);
  }
}
