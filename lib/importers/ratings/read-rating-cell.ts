import { readSmallWholeNumber } from "@/lib/importers/read-number";
import { type RatingScale, sayNumber, sayScale } from "./rating-scale";

/** Words that programs write where nothing was answered; NA is R's. */
const MISSING_WORDS = new Set(["n/a", "nan", "null", "none", "<na>", "#n/a", ".", "-", "–", "—"]);

/** Whether nothing was answered: an empty cell, or NA as R writes it. */
export function isMissing(text: string): boolean {
  return text === "" || text === "NA";
}

/** Whether the cell says in another program's word that nothing was answered, as in "nan". */
export function isMissingWord(text: string): boolean {
  return MISSING_WORDS.has(text.toLowerCase());
}

/** The rating in a cell, a whole number of the scale; null for any other text, missing or not. */
export function readRatingCell(text: string, { from, to }: RatingScale): number | null {
  const value = readSmallWholeNumber(text);
  return value !== null && value >= from && value <= to ? value : null;
}

/** What is wrong with a cell that holds no rating of the scale. */
export function sayNoRating(text: string, scale: RatingScale): string {
  const value = readSmallWholeNumber(text);
  const words = value === null ? text : sayNumber(value);
  return `Not a whole number from ${sayScale(scale)}: "${words}".`;
}
