import { type AuditEntryView, sayAction } from "@/lib/views/audit/audit-view";
import type { Column } from "./column";

export const AUDIT_COLUMNS: readonly Column<AuditEntryView>[] = [
  { name: "at", type: "timestamp", meaning: "When.", get: (row) => new Date(row.at) },
  {
    name: "by",
    type: "string",
    meaning: "Who, by e-mail address; empty where the server did it by itself.",
    get: (row) => row.by,
  },
  { name: "action", type: "string", meaning: "What was done.", get: (row) => row.action },
  {
    name: "action_in_words",
    type: "string",
    meaning: "The same for people.",
    get: (row) => sayAction(row.action),
  },
  {
    name: "detail",
    type: "string",
    freeText: true,
    meaning: "What is known besides, as JSON.",
    get: (row) => JSON.stringify(row.detail),
  },
];
