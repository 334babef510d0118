/** What ends the reading of a file, by the line on which it is. */
export class TextFlaw extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
    this.name = "TextFlaw";
  }
}

/** Takes a file apart as it comes, so that memory holds one unfinished part of it and never the file. */
export interface Splitter<Part, Piece = string> {
  /** The parts that are complete with this piece of the file. @throws TextFlaw */
  push(piece: Piece): Part[];
  /** What is left when the file has ended. @throws TextFlaw */
  end(): Part[];
}
