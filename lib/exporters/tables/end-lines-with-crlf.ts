const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;

/**
 * Turns the ends of lines of CSV from LF, as the database writes them, into CRLF, as RFC 4180 has
 * them. Line breaks within quotes are part of a value and stay. Takes the bytes in pieces, cut
 * anywhere: of UTF-8, these three bytes are never a part of another character.
 */
export function endLinesWithCrlf(): (piece: Uint8Array) => Uint8Array<ArrayBuffer> {
  let quoted = false;
  return (piece) => {
    const written = new Uint8Array(piece.length + countLf(piece));
    let end = 0;
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] as number;
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LF && !quoted) written[end++] = CR;
      written[end++] = byte;
    }
    return written.subarray(0, end);
  };
}

function countLf(piece: Uint8Array): number {
  let lines = 0;
  for (let at = piece.indexOf(LF); at !== -1; at = piece.indexOf(LF, at + 1)) lines++;
  return lines;
}
