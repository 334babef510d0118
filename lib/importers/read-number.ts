const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const WHOLE = /^\d+(\.0+)?$/;
const LARGEST = 2_147_483_647;

/** The number that the whole text is, with a decimal point; null for any other text. */
export function readNumber(text: string): number | null {
  if (!DECIMAL.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/**
 * The whole number from 0 to 2,147,483,647 that the text is; null for any other text. "5.0" is 5,
 * because tables with gaps are often written so.
 */
export function readWholeNumber(text: string): number | null {
  if (!WHOLE.test(text)) return null;
  const value = Number(text);
  return value <= LARGEST ? value : null;
}
