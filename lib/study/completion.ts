import type { Protocol } from "./protocol";

export interface Completion {
  /** What the participant hands in. */
  code: string;
  /** Where they hand it in; null without a recruiter. */
  returnUrl: string | null;
  recruiter: string | null;
}

/** The completion code of a finished run and the way back to the recruiter. */
export function completion(
  source: string,
  participantCode: string,
  recruitment: Protocol["recruitment"],
): Completion {
  if (source !== "PROLIFIC" || !recruitment.prolific) {
    return { code: participantCode, returnUrl: null, recruiter: null };
  }
  const code = recruitment.prolific.ends.completed.code ?? participantCode;
  const returnUrl = `https://app.prolific.com/submissions/complete?cc=${encodeURIComponent(code)}`;
  return { code, returnUrl, recruiter: "Prolific" };
}
