/** A version of a study's protocol, as the list of versions shows it. */
export interface ProtocolVersionRow {
  number: number;
  hash: string;
  /** ISO 8601; null: it is a draft. */
  openedAt: string | null;
  participants: number;
  responses: number;
}
