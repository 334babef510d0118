import type { ExportTable } from "./export-table";
import { PARTICIPANT_CODE, SIMULATED } from "./participant-columns";

/** What happened in runs beside their answers. */
export const EVENTS_TABLE: ExportTable = {
  name: "events",
  rows: "One row per event",
  meaning:
    "What happened in runs besides answers: tries at the instructions, places renewed, ends before the end, what a recruiter said.",
  ofParticipants: true,
  columns: [
    PARTICIPANT_CODE,
    SIMULATED,
    {
      name: "at",
      type: "timestamp",
      unit: "UTC, ISO 8601",
      meaning: "When, by the server's clock.",
      sql: "n.at",
    },
    {
      name: "kind",
      type: "string",
      meaning: "What happened, as in comprehension, places-renewed or recruiter-status.",
      sql: "n.kind",
    },
    {
      name: "detail",
      type: "string",
      freeText: true,
      meaning: "What is known besides, as JSON.",
      sql: "n.detail::text",
    },
  ],
};
