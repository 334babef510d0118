/** How a run can end, for whoever sent the participant. */
export const OUTCOMES = [
  "completed",
  "no-consent",
  "screened-out",
  "failed-attention",
  "quota-full",
  "timed-out",
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a participant takes back to the recruiter. */
export interface RunEnd {
  /** To hand in. Null: on completion the participant's own code, except at Prolific; else none. */
  code: string | null;
  /**
   * Where to go: an address with placeholders, `{name}` for a parameter of the link, `{code}`, and
   * `{participant}` for the participant's own code. Null: the recruiter's usual one, or none.
   */
  returnUrl: string | null;
}

/** What is taken back for each outcome; without an entry for it, nothing is. */
export type RunEnds = { completed: RunEnd } & Partial<Record<Outcome, RunEnd>>;

/**
 * The outcome whose entry holds for one that has none: who failed checks of attention has answered
 * everything, and must be able to hand that in, so theirs is completion's. The others take nothing.
 */
export function enteredOutcome(ends: RunEnds | undefined, outcome: Outcome): Outcome {
  return outcome === "failed-attention" && !ends?.[outcome] ? "completed" : outcome;
}

/** Where a study's participants come from. */
export interface Recruitment {
  /** Whether people may take part without a recruiter. */
  openLink: boolean;
  /** Whether single-use invitation links are taken. */
  invitations: boolean;
  prolific: {
    ends: RunEnds;
    /** Public keys (JSON Web Keys) of the signed links. With them no other link is taken. */
    keySet: Record<string, unknown>[] | null;
  } | null;
  mturk: { ends: RunEnds } | null;
  sona: { ends: RunEnds } | null;
  cloudresearch: { ends: RunEnds } | null;
  /** Any other recruiter whose link names the participant. */
  otherRecruiter: {
    name: string;
    /** The parameter that holds the participant's id. */
    idParameter: string;
    /** Further parameters, for return addresses. */
    carriedParameters: string[];
    ends: RunEnds;
  } | null;
}

/** The recruiters that send people with an id of theirs, by the name of their part of the protocol. */
export const RECRUITERS = ["prolific", "mturk", "sona", "cloudresearch", "otherRecruiter"] as const;
export type Recruiter = (typeof RECRUITERS)[number];
