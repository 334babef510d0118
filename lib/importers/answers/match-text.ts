import { matchChoice, withoutPeriod } from "@/lib/importers/match-choice";
import { foldText } from "./fold-text";

/** Which choice has a text; `folded`: not as it is written, but it can be no other choice. */
export interface TextMatch {
  index: number;
  folded: boolean;
}

/**
 * The choice with this text: as it is written (see matchChoice), or else the only one that is the same
 * but for case, the kinds of quotation marks, apostrophes and spaces, or characters that nobody sees.
 * Null for none, and where two choices differ in nothing else: Polish and polish stay two.
 */
export function matchText(text: string, choices: readonly string[]): TextMatch | null {
  const exact = matchChoice(text, choices);
  return exact === null ? matchFolded(text, choices) : { index: exact, folded: false };
}

/** As matchText, of a text that is no choice as it is written. */
export function matchFolded(text: string, choices: readonly string[]): TextMatch | null {
  const wanted = foldText(text);
  if (wanted === "") return null;
  const folded = choices.map(foldText);
  const same = placesOf(folded, (choice) => choice === wanted);
  const places =
    same.length > 0
      ? same
      : placesOf(folded, (choice) => withoutPeriod(choice) === withoutPeriod(wanted));
  const [first] = places;
  if (first === undefined || places.some((place) => choices[place] !== choices[first])) return null;
  return { index: first, folded: true };
}

function placesOf(choices: readonly string[], fits: (choice: string) => boolean): number[] {
  return choices.flatMap((choice, place) => (fits(choice) ? [place] : []));
}
