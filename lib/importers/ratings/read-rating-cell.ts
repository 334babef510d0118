import { readWholeNumber } from "@/lib/importers/read-number";

/** The longest scale that is read. */
export const MOST_POINTS = 11;

/** Whether nothing was answered: an empty cell, or NA as R writes it. */
export function isMissing(text: string): boolean {
  return text === "" || text === "NA";
}

/** The rating in a cell, a whole number from 1 to 11; null for any other text, missing or not. */
export function readRatingCell(text: string): number | null {
  const value = readWholeNumber(text);
  return value !== null && value >= 1 && value <= MOST_POINTS ? value : null;
}
