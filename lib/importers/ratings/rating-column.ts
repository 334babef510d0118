import { readSmallWholeNumber } from "@/lib/importers/read-number";
import { isMissing, isMissingWord } from "./read-rating-cell";

/** One cell of a column, with its line. */
export interface RatingCell {
  line: number;
  text: string;
}

/** What a column that could hold ratings holds. */
export interface RatingColumn {
  key: string;
  cells: RatingCell[];
  /** Cells that hold something. */
  given: number;
  /** How often each whole number is there. */
  numbers: Map<number, number>;
}

/** Looks through a column; empty cells, NA and other programs' words for no answer do not count. */
export function lookAtColumn(key: string, cells: RatingCell[]): RatingColumn {
  const numbers = new Map<number, number>();
  let given = 0;
  for (const { text } of cells) {
    if (isMissing(text) || isMissingWord(text)) continue;
    given += 1;
    const value = readSmallWholeNumber(text);
    if (value !== null) numbers.set(value, (numbers.get(value) ?? 0) + 1);
  }
  return { key, cells, given, numbers };
}

/** The line of the first cell with that whole number; 1 where there is none. */
export function lineOfNumber({ cells }: RatingColumn, value: number): number {
  return cells.find(({ text }) => readSmallWholeNumber(text) === value)?.line ?? 1;
}
