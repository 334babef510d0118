/**
 * Where the answer stands among the choices, from 0; null when it is none of them. Texts match when
 * they are equal, case included, after trimming, and after leaving out one period at the end where
 * that is the only difference. Of equal choices it is the first.
 */
export function matchChoice(answer: string, choices: readonly string[]): number | null {
  const text = answer.trim();
  const candidates = [
    choices.findIndex((choice) => choice.trim() === text),
    choices.findIndex((choice) => choice.trim() === withoutPeriod(text)),
    choices.findIndex((choice) => withoutPeriod(choice) === withoutPeriod(text)),
  ];
  return candidates.find((index) => index !== -1) ?? null;
}

/** Trimmed, and without one period at the end. */
export function withoutPeriod(text: string): string {
  return text.trim().replace(/\.$/, "").trimEnd();
}
