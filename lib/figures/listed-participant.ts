export type ParticipantState = "active" | "completed" | "dropped";

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
  consentedAt: string | null;
  /** From consent to the end; null where the run is not complete or was not timed. */
  durationMs: number | null;
  planned: number;
  stored: number;
}
