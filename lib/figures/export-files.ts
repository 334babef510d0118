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
  /** Who took it; null when the account is gone. */
  by: string | null;
  at: string;
  rows: number;
  sha256: string;
}
