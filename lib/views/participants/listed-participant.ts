import type { QualityFlag } from "@/lib/study/quality/quality-flags";

/** Where participants stand, as staff see it. Everybody who consented is in exactly one state. */
export const PARTICIPANT_STATES = [
  "active",
  "completed",
  "failed-attention",
  "dropped",
  "screened-out",
  "study-full",
  "timed-out",
  "withdrawn",
  "erased",
] as const;
export type ParticipantState = (typeof PARTICIPANT_STATES)[number];

/** The states in which a run ended otherwise than by completing or dropping out. */
export const ENDED_STATES = [
  "failed-attention",
  "screened-out",
  "study-full",
  "timed-out",
  "withdrawn",
  "erased",
] as const satisfies ParticipantState[];
export type EndedState = (typeof ENDED_STATES)[number];

export const STATE_WORDS: Record<ParticipantState, string> = {
  active: "Active",
  completed: "Completed",
  "failed-attention": "Failed attention",
  dropped: "Dropped",
  "screened-out": "Screened out",
  "study-full": "Study full",
  "timed-out": "Timed out",
  withdrawn: "Withdrawn",
  erased: "Erased",
};

/** What each state says, to go on after its word. */
export const STATE_MEANINGS: Record<ParticipantState, string> = {
  active: "has consented, and the places are still kept",
  completed: "answered everything",
  "failed-attention":
    "answered everything, and failed more attention checks than the protocol allows",
  dropped: "did not reach the end, or not in time",
  "screened-out": "does not belong to whom the study asks, or did not understand the instructions",
  "study-full": "consented when no place, or none of their quota cell, was left",
  "timed-out": "came back after the time limit, when no place was left",
  withdrawn: "stopped at their own wish; what they had answered is kept",
  erased: "everything about them is gone, but for this row of counts",
};

export const SOURCE_WORDS = {
  PROLIFIC: "Prolific",
  MTURK: "MTurk",
  SONA: "SONA",
  CLOUDRESEARCH: "CloudResearch",
  OTHER_RECRUITER: "Another recruiter",
  INVITATION: "Invitation",
  OPEN_LINK: "Open link",
  IMPORTED: "Imported data",
  SIMULATED: "Simulated data",
} as const;

/** A participant as staff see them in a list. */
export interface ListedParticipant {
  ordinal: number;
  code: string;
  source: keyof typeof SOURCE_WORDS;
  state: ParticipantState;
  /** What the recruiter last said of the submission, in the recruiter's words. */
  recruiterStatus: string | null;
  consentedAt: string | null;
  completedAt: string | null;
  /** From consent to the end; null where the run is not complete or was not timed. */
  durationMs: number | null;
  /** Trials that stand, and those that were answered though another had replaced them. */
  planned: number;
  stored: number;
  /** Responses that were erased with the participant; null where nothing was. */
  erasedResponses: number | null;
  /** Left out of the analyses by decision. */
  excluded: boolean;
  flags: QualityFlag[];
}
