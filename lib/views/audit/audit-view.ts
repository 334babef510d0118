import { sayNoticedAction } from "@/lib/views/recruitment/recruitment-view";
import { AUDITED_ACTIONS } from "./audited-action";

/** Something that was read or changed. */
export interface AuditEntryView {
  id: string;
  at: string;
  /** Null: the server itself. */
  by: string | null;
  action: string;
  detail: Record<string, unknown>;
}

/** What was done, in words. */
export function sayAction(action: string): string {
  return (AUDITED_ACTIONS as Record<string, string>)[action] ?? sayNoticedAction(action);
}

function sayValue(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (Array.isArray(value)) return value.map(sayValue).join(", ");
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** What an entry says besides, as "file: ratings.csv · rows: 12". */
export function sayDetail(detail: Record<string, unknown>): string {
  const words = (key: string) =>
    key === "ordinal" ? "participant no." : key.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  // The database keeps no order of its own: "to" would come before "from".
  return Object.entries(detail)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${words(key)}: ${sayValue(value)}`)
    .join(" · ");
}
