import type { ExportTable, TableColumn } from "./export-table";
import { PARADATA_COLUMNS } from "./paradata-columns";
import { PARTICIPANT_CODE, PARTICIPANT_EXCLUDED, SIMULATED } from "./participant-columns";

const COLUMNS: readonly TableColumn[] = [
  PARTICIPANT_CODE,
  SIMULATED,
  {
    name: "trial_id",
    type: "string",
    meaning: "The trial, as in the table of ratings.",
    sql: "t.id",
  },
  {
    name: "position",
    type: "integer",
    unit: "explanations",
    meaning:
      "The place of the trial in the participant's order, from 1. Where a trial was replaced, another one has the same. Empty where the order is not known, as in imported files that name slots alone.",
    sql: "CASE WHEN s.order_known THEN t.position END",
  },
  {
    name: "method",
    type: "string",
    freeText: true,
    meaning: "The distillation method behind the explanation. Participants never learn it.",
    sql: "m.key",
  },
  {
    name: "question_id",
    type: "string",
    freeText: true,
    meaning: "The question, by the id under which it was imported.",
    sql: "q.external_id",
  },
  {
    name: "explanation_id",
    type: "string",
    meaning: "The explanation, as in the table of content.",
    sql: "e.id",
  },
  {
    name: "answered",
    type: "boolean",
    meaning: "Whether there is a response.",
    sql: "r.trial_id IS NOT NULL",
  },
  {
    name: "replaced_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning:
      "When another trial was planned at its position, because the time limit had passed; empty where the trial stands.",
    sql: "t.replaced_at",
  },
  {
    name: "first_seen_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning:
      "When the participant first saw the trial, by the participant's own clock: submitted_at less duration_ms; empty where one of the two is not known.",
    sql: "r.submitted_at - r.duration_ms * interval '1 millisecond'",
  },
  {
    name: "submitted_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning:
      "When the participant submitted the response, by the participant's own clock; empty where it is not known.",
    sql: "r.submitted_at",
  },
  {
    name: "received_at",
    type: "timestamp",
    unit: "UTC, ISO 8601",
    meaning:
      "When the server stored the response, by its own clock; empty where there is no response.",
    sql: "r.received_at",
  },
  {
    name: "duration_ms",
    type: "integer",
    unit: "milliseconds",
    meaning:
      "From the first sight of the trial to its submission, by the browser's steady clock; empty where it was not measured.",
    sql: "r.duration_ms",
  },
  ...PARADATA_COLUMNS,
  {
    name: "protocol_version",
    type: "integer",
    meaning:
      "The number of the frozen protocol under which the response was given; empty where there is none.",
    sql: "v.number",
  },
  PARTICIPANT_EXCLUDED,
];

/** The plan, and what became of it. */
export const TRIALS_TABLE: ExportTable = {
  name: "trials",
  rows: "One row per trial",
  meaning:
    "What was planned for whom in which order, answered or not, with what the browser measured.",
  ofParticipants: true,
  columns: COLUMNS,
};
