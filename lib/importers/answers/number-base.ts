/** Which number the first choice has, where a file gives right answers as numbers. */
export type NumberBase = 0 | 1;

/** A right answer that is a number, and neither a text nor a label of its question. */
export interface NumberedGold {
  value: number;
  choices: number;
}

/** The number in "2"; null for anything else. */
export function choiceNumber(text: string): number | null {
  return /^\d{1,2}$/.test(text) ? Number(text) : null;
}

/** What one right answer tells: 0 can only count from zero, as many as there are choices from one. */
export function baseToldBy({ value, choices }: NumberedGold): NumberBase | null {
  if (value === 0) return 0;
  return value === choices ? 1 : null;
}

/** Whether a column's name says that its right answers are places: "gold_index", "answer idx". */
export function isIndexColumn(name: string | undefined): boolean {
  return /(?:^|[^a-z])(?:index|idx)$/i.test(name?.trim() ?? "");
}

/**
 * What the names of the columns tell: an index counts from zero, and choice1, choice2 … from one.
 * Null where they tell nothing.
 */
export function baseOfColumns(
  gold: string | undefined,
  choices: readonly string[],
): NumberBase | null {
  if (isIndexColumn(gold)) return 0;
  const numbers = choices.map((name) => /(\d{1,2})$/.exec(name.trim())?.[1]);
  return numbers.length > 1 && Math.min(...numbers.map(Number)) === 1 ? 1 : null;
}

export const BASE_UNKNOWN =
  "Right answers are numbers, and whether the first choice is 0 or 1 cannot be told from them. Write the text or the letter of the right choice.";
