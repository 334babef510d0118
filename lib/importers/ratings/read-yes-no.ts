/** As programs write it; spreadsheets do so in the language of their user. */
const YES = new Set(["true", "1", "wahr", "vrai", "verdadero"]);
const NO = new Set(["false", "0", "falsch", "faux", "falso"]);

/** Whether a cell says true or false, in any case of letters; null where it says neither. */
export function readYesNo(text: string): boolean | null {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : null;
}
