const DIGIT = /\p{Nd}/u;
const DIGITS = /\p{Nd}/gu;
/** A sign before a number, as it is typed or put by programs that write. */
const SIGN = /^(?:([-\u2010-\u2015\u2212\ufe63\uff0d])|[+\ufe62\uff0b])\s*(?=[\d.,\u066b])/;
/** What stands between groups of three digits alone: spaces of every width, apostrophes, the Arabic sign. */
const BETWEEN_GROUPS = /(?<=\d)[\s'\u2019\u066c](?=\d{3}(?!\d))/g;
const GROUPS_BY_COMMA = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const GROUPS_BY_POINT = /^-?[1-9]\d{0,2}(\.\d{3})+(,\d*)?$/;
/** One mark before three digits: "1,000" is a thousand to one reader and 1 to another. */
const EITHER = /^-?[1-9]\d{0,2}[.,]\d{3}$/;
const PLAIN = /^-?(\d+(\.\d*)?|\.\d+)$/;

/** The text with the digits of every script as 0 to 9: each script has its ten in one row. */
export function withPlainDigits(text: string): string {
  return text.replace(DIGITS, (digit) => {
    // Full-width digits, and those of formulas, which have several rows side by side.
    const folded = digit.normalize("NFKC");
    const code = folded.codePointAt(0) ?? 0;
    let value = 0;
    while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++;
    return String(value);
  });
}

/** The text with its digits, sign and spaces as programs write them. */
function plainly(text: string): string {
  return withPlainDigits(text)
    .trim()
    .replace(SIGN, (_, minus) => (minus ? "-" : ""))
    .replace(BETWEEN_GROUPS, "")
    .replace(/[\u066b\uff0e]/, ".")
    .replace("\uff0c", ",");
}

/**
 * The number that a person typed: in the digits of any script, with either minus or a plus, spaces
 * around it and between groups, a point or a comma before decimals. Null for any other text, and where a
 * comma can be meant in two ways ("1,000"); a point is one before decimals then.
 */
export function readTypedNumber(text: string): number | null {
  const plain = plainly(text);
  if (EITHER.test(plain)) return plain.includes(",") ? null : Number(plain);
  const ungrouped = GROUPS_BY_COMMA.test(plain)
    ? plain.replaceAll(",", "")
    : GROUPS_BY_POINT.test(plain)
      ? plain.replaceAll(".", "").replace(",", ".")
      : plain.replace(",", ".");
  return PLAIN.test(ungrouped) ? Number(ungrouped) : null;
}

/** The whole number that a person typed, as in "25", "25.0" or "２５"; null for other texts, and for "1.000" and "1,000", which are two things. */
export function readTypedWhole(text: string): number | null {
  const number = EITHER.test(plainly(text)) ? null : readTypedNumber(text);
  return number !== null && Number.isInteger(number) ? number + 0 : null;
}
