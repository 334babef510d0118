/** What Prolific says of a submission. */
export const PROLIFIC_STATUSES = [
  "RESERVED",
  "ACTIVE",
  "TIMED-OUT",
  "AWAITING REVIEW",
  "APPROVED",
  "RETURNED",
  "REJECTED",
  "SCREENED OUT",
  "PARTIALLY APPROVED",
] as const;
export type ProlificStatus = (typeof PROLIFIC_STATUSES)[number];

const plain = (text: string) =>
  text
    .trim()
    .toUpperCase()
    .replace(/[\s_-]+/g, " ");

/** The status that a text means, however its words are joined; null for any other text. */
export function readProlificStatus(text: string): ProlificStatus | null {
  return PROLIFIC_STATUSES.find((status) => plain(status) === plain(text)) ?? null;
}

/** Whether Prolific gives the person's place to somebody else. */
export function givesPlaceAway(status: ProlificStatus): boolean {
  return status === "RETURNED" || status === "TIMED-OUT" || status === "REJECTED";
}
