import type { TableColumn } from "./export-table";

/** Of a participant `p`, in tables that have rows of participants. */
export const PARTICIPANT_CODE: TableColumn = {
  name: "participant_code",
  type: "string",
  meaning: "The participant, as in the table of participants.",
  sql: "p.code",
};

export const SIMULATED: TableColumn = {
  name: "simulated",
  type: "boolean",
  meaning: "Whether a simulation took the participant's place.",
  sql: "p.source = 'SIMULATED'",
};

export const PARTICIPANT_EXCLUDED: TableColumn = {
  name: "excluded",
  type: "boolean",
  meaning: "Whether the participant was excluded by decision when the file was made.",
  sql: "x.excluded",
};
