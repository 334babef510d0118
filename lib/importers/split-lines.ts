import type { Splitter } from "./split-csv";

export interface TextLine {
  line: number;
  text: string;
}

/** A line that goes on for longer than any record does. */
export class LineTooLong extends Error {
  constructor(readonly line: number) {
    super("The line is longer than a million characters.");
    this.name = "LineTooLong";
  }
}

const LONGEST_LINE = 1024 * 1024;

/**
 * Splits text into lines that are not blank, piece by piece as it comes. Lines end with LF, CRLF or
 * CR; a byte order mark is passed over.
 *
 * @throws LineTooLong
 */
export function splitLines(): Splitter<TextLine> {
  let rest = "";
  let line = 1;
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
    if (rest.length > LONGEST_LINE) throw new LineTooLong(line);
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
