/** The constructs that the layout of the published study has columns for. */
export const PUBLISHED_CONSTRUCTS = [
  "Completeness",
  "Contrastiveness",
  "Plausibility",
  "Satisfaction",
  "Understandability",
] as const;

/** A file that was taken out before. */
export interface EarlierExport {
  id: string;
  file: string;
  /** What was chosen for it, in words; "" for everything. */
  chosen: string;
  /** Who took it; null when the account is gone. */
  by: string | null;
  at: string;
  rows: number;
  /** Rows as the database counted them in the same snapshot; null where it was not asked. */
  counted: number | null;
  sha256: string;
}
