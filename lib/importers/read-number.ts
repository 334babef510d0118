const DECIMAL = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const WHOLE = /^\+?\d+(\.0+)?$/;
const SIGNED_WHOLE = /^[+-]?\d+(\.0+)?$/;
const LARGEST = 2_147_483_647;

/** The zeros of the digits that people type: full-width, Arabic-Indic, Persian, Devanagari, Bengali. */
const ZEROS = [0xff10, 0x0660, 0x06f0, 0x0966, 0x09e6];
const FOREIGN_DIGIT = /[\uFF10-\uFF19\u0660-\u0669\u06F0-\u06F9\u0966-\u096F\u09E6-\u09EF]/g;
/** Hyphens, dashes and minus signs that stand before a number. */
const LEADING_MINUS = /^[\u2010-\u2013\u2212\uFE63\uFF0D]/;

/**
 * A number as people write it in the characters of programs: digits of other scripts as 0 to 9, a true
 * minus sign as "-", the decimal signs of these scripts as ".". Other text stays as it is.
 *
 * Example: `plainNumber("−３")` is "-3".
 */
export function plainNumber(text: string): string {
  return text
    .replace(FOREIGN_DIGIT, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - (ZEROS.find((zero) => code >= zero && code < zero + 10) ?? code));
    })
    .replace(LEADING_MINUS, "-")
    .replace(/^\uFF0B/, "+")
    .replace(/(?<=\d)[\uFF0E\u066B](?=\d)/, ".");
}

/**
 * The number that the whole text is, with a decimal point; null for any other text. Digits and signs
 * are read as `plainNumber` has them.
 */
export function readNumber(text: string): number | null {
  const plain = plainNumber(text);
  if (!DECIMAL.test(plain)) return null;
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}

/**
 * The whole number from 0 to 2,147,483,647 that the text is; null for any other text. "5.0" is 5,
 * because tables with gaps are often written so, and so is "+5".
 */
export function readWholeNumber(text: string): number | null {
  const plain = plainNumber(text);
  if (!WHOLE.test(plain)) return null;
  const value = Number(plain);
  return value <= LARGEST ? value : null;
}

/**
 * The whole number that a cell is where nothing else than small whole numbers is expected, so that a
 * comma can only be a decimal sign: "4,0" is 4, "−3" is -3. Null for any other text.
 */
export function readSmallWholeNumber(text: string): number | null {
  const plain = plainNumber(text).replace(/,(?=0+$)/, ".");
  if (!SIGNED_WHOLE.test(plain)) return null;
  const value = Number(plain);
  // No -0.
  return Math.abs(value) <= LARGEST ? value + 0 : null;
}
