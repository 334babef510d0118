const COMMA = 0x2c;
const MINUS = 0x2d;
const LF = 0x0a;
const ZERO = 0x30;

/**
 * Reads lines of whole numbers with commas between them from bytes in pieces, cut anywhere, without
 * making anything of a line but its numbers.
 *
 * @param take - gets the numbers of each line, in an array that the next line takes again.
 * @returns what takes the pieces.
 */
export function readNumberLines(
  take: (numbers: readonly number[]) => void,
): (piece: Uint8Array) => void {
  const numbers: number[] = [];
  let number = 0;
  let sign = 1;
  return (piece) => {
    for (let at = 0; at < piece.length; at++) {
      const byte = piece[at] as number;
      if (byte === MINUS) sign = -1;
      else if (byte !== COMMA && byte !== LF) number = 10 * number + byte - ZERO;
      else {
        numbers.push(sign * number);
        [number, sign] = [0, 1];
        if (byte === COMMA) continue;
        take(numbers);
        numbers.length = 0;
      }
    }
  };
}
