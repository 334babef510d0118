/** The files that can be taken out of a study, and what each is for. */
export const EXPORT_FILES = [
  {
    name: "ratings.csv",
    rows: "One row per rating",
    purpose:
      "For analysis: every rating with its participant, method, question, construct and times.",
  },
  {
    name: "responses.csv",
    rows: "One row per response",
    purpose:
      "For scripts written for the published study: the five constructs side by side, in the layout and words of its file. Its layout cannot say who is excluded, so they are left out; the other files have a column for it.",
  },
  {
    name: "participants.csv",
    rows: "One row per participant",
    purpose: "Who took part: status, source, times, the answers about themselves, the comment.",
  },
  {
    name: "codebook.csv",
    rows: "One row per column",
    purpose: "What every column of the other three means, with its type, unit and values.",
  },
] as const;

export type ExportFile = (typeof EXPORT_FILES)[number]["name"];

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
