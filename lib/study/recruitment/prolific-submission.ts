import type { ProlificStatus } from "./prolific-status";

/** One submission as Prolific lists it. */
export interface ProlificSubmission {
  /** The line of the file. */
  line: number;
  submissionId: string;
  participantId: string;
  /** Null for a status that we do not know. */
  status: ProlificStatus | null;
  /** The code that was handed in, without spaces and out of its address; null: none was. */
  code: string | null;
  /** How it stands in the file. */
  written: string | null;
}
