import "server-only";

/** More than the longest row that the app stores; a protocol in all of its languages is an eighth of it. */
export const LONGEST_LINE = 4 * 1024 * 1024;
const LINE_FEED = "\n";

/**
 * The lines of a text that comes in pieces, without their line feeds. Each character is looked at once,
 * however long the line is that it stands in.
 * @throws TypeError for what is not UTF-8. @throws RangeError for a line that is too long.
 */
export async function* recordLines(
  pieces: AsyncIterable<Uint8Array>,
  longest = LONGEST_LINE,
): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let begun: string[] = [];
  let length = 0;

  function goOn(part: string): void {
    length += part.length;
    if (length > longest) throw new RangeError("The line is too long.");
    begun.push(part);
  }
  function end(): string {
    const line = begun.join("");
    begun = [];
    length = 0;
    return line;
  }

  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true });
    let from = 0;
    for (let at = text.indexOf(LINE_FEED); at !== -1; at = text.indexOf(LINE_FEED, from)) {
      goOn(text.slice(from, at));
      yield end();
      from = at + 1;
    }
    goOn(text.slice(from));
  }
  goOn(decoder.decode());
  if (length > 0) yield end();
}
