import type { TableColumn } from "./export-table";

/** What the browser measured in a trial `t` with its response `r`, and whether the trial still stood when it was answered: for every table with a row per trial or finer. */
export const PARADATA_COLUMNS: readonly TableColumn[] = [
  {
    name: "away_ms",
    type: "integer",
    unit: "milliseconds",
    meaning:
      "The part of duration_ms in which the page was hidden or another window had the focus; empty where it was not measured.",
    sql: "r.away_ms",
  },
  {
    name: "first_answer_ms",
    type: "integer",
    unit: "milliseconds",
    meaning:
      "From the first sight of the trial to its first rating; empty where it was not measured.",
    sql: "r.first_answer_ms",
  },
  {
    name: "changes",
    type: "integer",
    unit: "changes",
    meaning:
      "How many ratings were changed before the response was submitted; empty where it was not measured.",
    sql: "r.changes",
  },
  {
    name: "focus_losses",
    type: "integer",
    unit: "times",
    meaning: "How often the page lost the focus in the trial; empty where it was not measured.",
    sql: "r.focus_losses",
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
    sql: "r.viewport",
  },
  {
    name: "translated",
    type: "boolean",
    meaning:
      "Whether the browser showed the page translated while the trial was answered. Question, choices and explanation are exempt from translation; browsers may ignore that. Empty where it was not measured.",
    sql: "r.translated",
  },
  {
    name: "replaced",
    type: "boolean",
    meaning:
      "Whether another trial had been planned at this position before the response came: it was answered after the time limit. It counts like any other response.",
    sql: "coalesce(t.replaced_at <= r.received_at, false)",
  },
];
