/** How long a study keeps the ids that recruiters gave its participants. */
export interface RetentionView {
  /** The day from which on they are erased, as in 2027-03-31; null: none is set. */
  eraseOn: string | null;
  /** Participants whose ids are kept. */
  kept: number;
}
