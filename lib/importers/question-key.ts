import { foldText } from "./answers/fold-text";

interface AskedQuestion {
  stem: string;
  choices: readonly string[];
}

/**
 * A text that is the same for the same question with the same choices in the same order, by which a
 * student's output finds its question. White space does not count: the input of students has double
 * spaces made single, and spaces before punctuation taken out.
 */
export function questionKey({ stem, choices }: AskedQuestion): string {
  return JSON.stringify([stem, ...choices].map(withoutSpace));
}

/**
 * The same, where nor case, kinds of quotation marks or characters that nobody sees count either (see
 * foldText): for a question that is not found as it is written.
 */
export function foldedQuestionKey({ stem, choices }: AskedQuestion): string {
  return JSON.stringify([stem, ...choices].map((text) => withoutSpace(foldText(text))));
}

/** A choice, as the right answers of two questions with the same key are compared. */
export function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}
