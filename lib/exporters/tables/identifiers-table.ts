import type { ExportTable } from "./export-table";
import { PARTICIPANT_CODE } from "./participant-columns";

/** Recruiters' ids, for as long as they are kept: a file of its own, so that no other one has any. */
export const IDENTIFIERS_TABLE: ExportTable = {
  name: "identifiers",
  rows: "One row per id",
  meaning:
    "The ids that recruiters gave participants, as far as they are still kept. Personal data: keep this file apart from the others.",
  ofParticipants: true,
  columns: [
    PARTICIPANT_CODE,
    {
      name: "parameter",
      type: "string",
      freeText: true,
      meaning: "What the recruiter calls the id, as in PROLIFIC_PID.",
      sql: "i.key",
    },
    {
      name: "value",
      type: "string",
      freeText: true,
      meaning: "The id.",
      sql: "i.value",
    },
  ],
};
