import "server-only";

/** More than the longest row that can be stored. */
const LONGEST_LINE = 16 * 1024 * 1024;

/**
 * The lines of a text that comes in pieces, without their line feeds.
 * @throws TypeError for what is not UTF-8. @throws RangeError for a line that is too long.
 */
export async function* recordLines(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let rest = "";
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > LONGEST_LINE) throw new RangeError("The line is too long.");
  }
  rest += decoder.decode();
  if (rest !== "") yield rest;
}
