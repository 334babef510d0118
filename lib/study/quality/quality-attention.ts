import { type AttentionCheck, passesCheck } from "@/lib/study/protocol/checks";

export interface AttentionFlag {
  kind: "attention";
  /** The checks that were failed, in the order of their trials. */
  failed: { key: string; statement: string; trial: number; answer: number }[];
  /** Checks that were answered. */
  answered: number;
  /** More failed than that end the run in "failed attention". */
  allowed: number;
}

/** The attention checks that a participant failed, of those that were answered; null: none. */
export function flagAttention(
  { checks, failuresAllowed }: { checks: readonly AttentionCheck[]; failuresAllowed: number },
  answers: Readonly<Record<string, number>>,
): AttentionFlag | null {
  const answered = checks.flatMap((check) => {
    const answer = Object.hasOwn(answers, check.key) ? answers[check.key] : undefined;
    return answer === undefined ? [] : [{ check, answer }];
  });
  const failed = answered
    .filter(({ check, answer }) => !passesCheck(check, answer))
    .map(({ check: { key, statement, trial }, answer }) => ({ key, statement, trial, answer }))
    .sort((a, b) => a.trial - b.trial);
  if (failed.length === 0) return null;
  return { kind: "attention", failed, answered: answered.length, allowed: failuresAllowed };
}
