/** The choices of a question, with what the file calls each. */
export interface ChoiceList {
  texts: readonly string[];
  /** Null where they are called a, b, c … in their order. */
  labels: readonly string[] | null;
}

const LETTER = /^[a-z]$/i;

/** What a label is without brackets and points around it: "(a)", "a." and "a)" are "a". */
export function bareLabel(text: string): string {
  return text
    .trim()
    .replace(/^[([]/, "")
    .replace(/[)\].:]{1,3}$/, "")
    .trim();
}

/** The labels as they are kept: null where they are a, b, c … in their order anyway. */
export function ownLabels(labels: readonly string[]): string[] | null {
  const bare = labels.map(bareLabel);
  return bare.every((label, index) => label.toLowerCase() === letterAt(index)) ? null : bare;
}

/** The labels of all choices, given or by their order. */
export function labelsOf({ texts, labels }: ChoiceList): readonly string[] {
  return labels ?? texts.map((_, index) => letterAt(index).toUpperCase());
}

/** Which choice a label names, as it is written or else in the other case; null for none, or two. */
export function placeOfLabel(label: string, labels: readonly string[]): number | null {
  const exact = labels.indexOf(label);
  if (exact !== -1) return exact;
  const folded = label.toLowerCase();
  const places = labels.flatMap((own, place) => (own.toLowerCase() === folded ? [place] : []));
  return places.length === 1 ? (places[0] ?? null) : null;
}

/** A letter where no choice is called by a letter, or a number where none is by a number. */
export function isForeignLabel(label: string, labels: readonly string[] | null): boolean {
  if (labels === null) return false;
  if (LETTER.test(label)) return !labels.some((own) => LETTER.test(own));
  return /^\d{1,2}$/.test(label) && !labels.some((own) => /^\d+$/.test(own));
}

/**
 * The labels of a question's choices after an edit, which says of each choice where it was before
 * (null: it is new). Choices keep their labels, and new ones get the next that are free; none where
 * the question had none of its own and its choices keep their order.
 */
export function labelsAfter(
  labels: readonly string[],
  choices: readonly { was: number | null }[],
): string[] {
  const before = (place: number) => labels[place] ?? letterAt(place).toUpperCase();
  const kept = choices.map(({ was }) => (was === null ? null : before(was)));
  if (labels.length === 0 && isInOrder(kept)) return [];
  const isNumbered = labels.some((label) => /^\d+$/.test(label));
  const taken = new Set(kept.map((label) => label?.toLowerCase()));
  const free = Array.from({ length: 26 }, (_, place) =>
    isNumbered ? String(place + 1) : letterAt(place).toUpperCase(),
  ).filter((label) => !taken.has(label.toLowerCase()));
  return kept.map((label) => label ?? free.shift() ?? "");
}

/** Whether each choice has the letter of its place, new ones aside. */
function isInOrder(kept: readonly (string | null)[]): boolean {
  return kept.every((label, place) => label === null || label.toLowerCase() === letterAt(place));
}

function letterAt(index: number): string {
  return String.fromCharCode(97 + index);
}
