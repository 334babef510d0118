import { answerForms } from "./answer-forms";
import { bareLabel } from "./choice-labels";

/** The choices of a question that is answered by yes or no. */
export const YES_NO = ["yes", "no"] as const;

const MEANINGS = new Map<string, (typeof YES_NO)[number]>([
  ["yes", "yes"],
  ["true", "yes"],
  ["no", "no"],
  ["false", "no"],
]);

/** "yes" of "The answer is yes", "True" and the like, "no" accordingly; null of any other text. */
export function yesNoAnswer(text: string): (typeof YES_NO)[number] | null {
  const last = answerForms(text).at(-1) ?? "";
  return MEANINGS.get(bareLabel(last).toLowerCase()) ?? null;
}
