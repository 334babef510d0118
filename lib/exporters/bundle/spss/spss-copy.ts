/**
 * The tables in whose texts people or models break lines. SPSS and PSPP end a row at every line break,
 * within quotes too, so they read copies. Tables of trials and ratings have millions of rows and no such
 * texts, and are read as they are.
 */
const MANY_LINES: ReadonlySet<string> = new Set(["participants", "content", "exclusions"]);

/** Where the copy of a table for SPSS stands; null where it reads the file of the data. */
export function spssCopyPath(table: string): string | null {
  return MANY_LINES.has(table) ? `spss-${table}.csv` : null;
}

const [QUOTE, LF, CR, SPACE] = [0x22, 0x0a, 0x0d, 0x20];

/** The bytes of a CSV file in pieces, with a space for every CR and every LF within quotes. */
export async function* breakNoQuotedLine(
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let quoted = false;
  for await (const piece of pieces) {
    yield piece.map((byte) => {
      // A quote within a text is doubled, so that it ends the text and begins it again.
      if (byte === QUOTE) quoted = !quoted;
      return quoted && (byte === LF || byte === CR) ? SPACE : byte;
    });
  }
}
