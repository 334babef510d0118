import type { ExportTable } from "./export-table";

/** How often trained students answered correctly. */
export const ACCURACY_RUNS_TABLE: ExportTable = {
  name: "accuracy-runs",
  rows: "One row per trained student",
  meaning: "How often each trained student answered correctly, as it was imported.",
  ofParticipants: false,
  columns: [
    {
      name: "model_run_id",
      type: "string",
      meaning: "The trained student, as in the table of content.",
      sql: "a.id",
    },
    {
      name: "method",
      type: "string",
      freeText: true,
      meaning: "The distillation method.",
      sql: "m.key",
    },
    {
      name: "model_size",
      type: "string",
      freeText: true,
      meaning: "The size of the model in its own words, as in 220M; empty where it is not known.",
      sql: "a.model_size",
    },
    {
      name: "run_number",
      type: "integer",
      meaning: "The number of the run; empty where it is not known.",
      sql: "a.run_number",
    },
    {
      name: "test_accuracy",
      type: "number",
      unit: "proportion",
      meaning: "The share of test questions answered correctly, from 0 to 1; empty if not known.",
      sql: "a.test_accuracy",
    },
    {
      name: "explanations",
      type: "integer",
      unit: "explanations",
      meaning: "How many explanations of the student are in the study.",
      sql: "(SELECT count(*)::int FROM explanation e WHERE e.model_run_id = a.id)",
    },
  ],
};
