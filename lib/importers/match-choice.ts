/**
 * Where the answer stands among the choices, from 0; null when it is none of them. Texts match when
 * they are equal, case included, after trimming, and after leaving out one period at the end where
 * that is the only difference. Of equal choices it is the first.
 */
export function matchChoice(answer: string, choices: readonly string[]): number | null {
  const text = answer.trim();
  const exact = choices.findIndex((choice) => choice.trim() === text);
  if (exact !== -1) return exact;
  const plain = withoutPeriod(text);
  const bare = choices.findIndex((choice) => choice.trim() === plain);
  if (bare !== -1) return bare;
  const place = choices.findIndex((choice) => withoutPeriod(choice) === plain);
  return place === -1 ? null : place;
}

/** Trimmed, and without one period at the end. */
export function withoutPeriod(text: string): string {
  return text.trim().replace(/\.$/, "").trimEnd();
}
