import { FORMULA_START } from "@/lib/importers/formula-start";

const FORMULA = new RegExp(FORMULA_START, "u");

/** The text with an apostrophe before it when a spreadsheet could run it as a formula. */
export function guardFormula(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
