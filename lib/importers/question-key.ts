/**
 * A text that is the same for the same question with the same choices in the same order, by which a
 * student's output finds its question. White space does not count: the input of students has double
 * spaces made single, and spaces before punctuation taken out.
 */
export function questionKey({
  stem,
  choices,
}: {
  stem: string;
  choices: readonly string[];
}): string {
  return JSON.stringify([stem, ...choices].map((text) => text.replace(/\s+/g, "")));
}
