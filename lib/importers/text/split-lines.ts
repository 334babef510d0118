import { type Splitter, TextFlaw } from "./text-flaw";

export interface TextLine {
  line: number;
  text: string;
}

const LONGEST_LINE = 1024 * 1024;
export const TOO_LONG = "The line is longer than a million characters.";

/**
 * Splits text into lines that are not blank, piece by piece as it comes. Lines end with LF, CRLF or
 * CR; a byte order mark is passed over. `line` is that of the first character.
 *
 * @throws TextFlaw at a line that is too long
 */
export function splitLines(line = 1): Splitter<TextLine> {
  let rest = "";
  let begun = false;

  function take(final: boolean): TextLine[] {
    const lines: TextLine[] = [];
    // A CR at the end of a piece may be the first half of a CRLF.
    const held = !final && rest.endsWith("\r") ? "\r" : "";
    const parts = (held ? rest.slice(0, -1) : rest).split(/\r\n|\n|\r/);
    rest = (final ? "" : (parts.pop() ?? "")) + held;
    for (const text of parts) {
      if (text.trim() !== "") lines.push({ line, text });
      line += 1;
    }
    if (rest.length > LONGEST_LINE) throw new TextFlaw(line, TOO_LONG);
    return lines;
  }

  return {
    push(piece) {
      rest += begun ? piece : piece.replace(/^\uFEFF/, "");
      begun ||= piece !== "";
      return take(false);
    },
    end: () => take(true),
  };
}
