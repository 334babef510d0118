import "server-only";
import { TextFlaw } from "@/lib/importers/text/text-flaw";
import { ImportRefused, refuseListed } from "@/lib/server/import/import-outcome";
import { type ReceivedFile, readPieces } from "./received-file";

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
    return text;
  } catch (error) {
    if (!(error instanceof TextFlaw)) throw error;
    throw refuseListed([{ line: error.line, reason: error.message }]);
  }
}
