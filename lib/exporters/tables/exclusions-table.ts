import type { ExportTable } from "./export-table";
import { PARTICIPANT_CODE, SIMULATED } from "./participant-columns";

/** Who was left out, and why. */
export const EXCLUSIONS_TABLE: ExportTable = {
  name: "exclusions",
  rows: "One row per decision",
  meaning:
    "Every decision to leave a participant out of the analyses or to take one in again, with its reason. The last one counts.",
  ofParticipants: true,
  columns: [
    PARTICIPANT_CODE,
    SIMULATED,
    {
      name: "decided_at",
      type: "timestamp",
      unit: "UTC, ISO 8601",
      meaning: "When it was decided.",
      sql: "d.at",
    },
    {
      name: "action",
      type: "string",
      meaning: "What was decided.",
      values: { exclude: "To leave the participant out", reinstate: "To take them in again" },
      sql: "lower(d.action::text)",
    },
    {
      name: "reason",
      type: "string",
      freeText: true,
      meaning: "Why, in the words of whoever decided.",
      sql: "d.reason",
    },
    {
      name: "rule",
      type: "string",
      freeText: true,
      meaning:
        "The rule by which all whom it matched were left out; empty for a decision about one participant.",
      sql: "d.rule",
    },
    {
      name: "decided_by",
      type: "string",
      meaning:
        "Who decided, by a number within the study instead of a name; empty where the account is gone.",
      sql: "'staff-' || by_staff.number",
    },
    {
      name: "decided_by_role",
      type: "string",
      meaning: "Their role in the study when the file was made; empty for who has left it.",
      values: {
        owner: "May change everything, and say who else may",
        researcher: "May change the study and its data",
        analyst: "Sees pseudonymous data",
        viewer: "Sees aggregates",
      },
      sql: "lower(by_staff.role::text)",
    },
  ],
};
