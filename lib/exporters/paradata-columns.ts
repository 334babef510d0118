import type { Column } from "./column";

/** What the browser measured in a trial, and whether the trial still stood when it was answered. */
export interface ParadataRow {
  awayMs: number | null;
  firstAnswerMs: number | null;
  changes: number | null;
  focusLosses: number | null;
  viewport: string | null;
  replaced: boolean;
}

/** The columns of it, for every table with a row per trial or finer. */
export const PARADATA_COLUMNS: readonly Column<ParadataRow>[] = [
  {
    name: "away_ms",
    type: "integer",
    unit: "milliseconds",
    meaning:
      "The part of duration_ms in which the page was hidden or another window had the focus; empty where it was not measured.",
    get: (row) => row.awayMs,
  },
  {
    name: "first_answer_ms",
    type: "integer",
    unit: "milliseconds",
    meaning:
      "From the first sight of the trial to its first rating; empty where it was not measured.",
    get: (row) => row.firstAnswerMs,
  },
  {
    name: "changes",
    type: "integer",
    unit: "changes",
    meaning:
      "How many ratings were changed before the response was submitted; empty where it was not measured.",
    get: (row) => row.changes,
  },
  {
    name: "focus_losses",
    type: "integer",
    unit: "times",
    meaning: "How often the page lost the focus in the trial; empty where it was not measured.",
    get: (row) => row.focusLosses,
  },
  {
    name: "viewport",
    type: "string",
    meaning: "The width of the window; empty where it was not measured.",
    values: {
      small: "Below 640 pixels",
      medium: "From 640 to below 1024 pixels",
      large: "1024 pixels or more",
    },
    get: (row) => row.viewport,
  },
  {
    name: "replaced",
    type: "boolean",
    meaning:
      "Whether another trial had been planned at this position before the response came: it was answered after the time limit. It counts like any other response.",
    get: (row) => row.replaced,
  },
];
