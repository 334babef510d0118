/** A sentence about a number of things: about one, and about several. */
export interface CountedForms {
  one: string;
  other: string;
}

/** A sentence with its placeholders filled: "{position} of {total}". */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
}

/** Sentences one after another: Chinese has no space between them. */
export function joinSentences({ tag }: { tag: string }, ...sentences: string[]): string {
  return sentences.join(tag.startsWith("zh") ? "" : " ");
}

/** The sentence for this number. */
export function fillCounted(forms: CountedForms, number: number, total = number): string {
  return fill(number === 1 ? forms.one : forms.other, { number, total });
}
