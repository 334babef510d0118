/** Checks of attention stand among the statements of a trial, checks of comprehension before the first. */

/**
 * A statement among those of a trial that shows whether it was read: it either says which answer to
 * give ("instructional"), or nobody can agree with it ("nonsensical").
 */
export interface AttentionCheck {
  key: string;
  kind: "instructional" | "nonsensical";
  statement: string;
  /** The answers that pass. */
  passing: number[];
  /** The position of its trial, from 1. */
  trial: number;
  /** Its place among the statements of the trial, from 1. */
  place: number;
}

/** Questions about the instructions. Who fails them is screened out, never rejected. */
export interface ComprehensionCheck {
  questions: ComprehensionQuestion[];
  /** How often one may try; two at the least. */
  tries: number;
}

export interface ComprehensionQuestion {
  key: string;
  question: string;
  options: string[];
  /** The right option, by its place. */
  right: number;
}

/** A comprehension question as it is sent to participants: nothing in it tells the right option. */
export type AskedQuestion = Omit<ComprehensionQuestion, "right">;

/** What a participant is asked about the instructions. */
export function askedQuestions(check: ComprehensionCheck | null): AskedQuestion[] {
  return (check?.questions ?? []).map(({ key, question, options }) => ({ key, question, options }));
}

/** An attention check as it is sent to participants: nothing in it tells which answers pass. */
export type ShownCheck = Pick<AttentionCheck, "key" | "statement" | "trial" | "place">;

/** What a participant is shown of the protocol's attention checks. */
export function shownChecks(checks: readonly AttentionCheck[]): ShownCheck[] {
  return checks.map(({ key, statement, trial, place }) => ({ key, statement, trial, place }));
}

/** Whether an answer passes an attention check. */
export function passesCheck(check: AttentionCheck, answer: number): boolean {
  return check.passing.includes(answer);
}

/** The keys of the comprehension questions that were answered wrongly, or not at all. */
export function wrongAnswers(
  check: ComprehensionCheck,
  answers: Readonly<Record<string, number>>,
): string[] {
  return check.questions
    .filter(({ key, right }) => !Object.hasOwn(answers, key) || answers[key] !== right)
    .map(({ key }) => key);
}
