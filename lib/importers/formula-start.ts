/**
 * How a text begins that a spreadsheet could run as a formula: with =, +, -, @, tab or carriage
 * return, also after white space; the full-width forms count where a spreadsheet runs in Chinese,
 * Japanese or Korean. Apostrophes before it count as well, so that the guard can be taken off again.
 * JavaScript and PostgreSQL read the pattern alike: white space is named by its characters.
 * Source: OWASP, CSV Injection.
 */
export const FORMULA_START =
  "^'*[\\u0009-\\u000D\\u0020\\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]*[=+@\\u002D\\u0009\\u000D\\uFF1D\\uFF0B\\uFF0D\\uFF20]";

const FORMULA = new RegExp(FORMULA_START, "u");

/** The text as it was before our exports guarded it by an apostrophe. */
export function unguardFormula(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}
