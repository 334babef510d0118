// The full-width forms count as operators where a spreadsheet runs in Chinese, Japanese or Korean.
const FORMULA = /^\s*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The text with an apostrophe before it when a spreadsheet could run it as a formula: when it begins
 * with =, +, -, @, tab or carriage return, also after white space. Other texts stay as they are.
 * Source: OWASP, CSV Injection.
 */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
