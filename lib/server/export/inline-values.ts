import "server-only";
import { sqlText } from "@/lib/exporters/tables/sql-text";
import type { Prisma } from "@/lib/server/prisma-client/client";

/**
 * A query with its values written into its text as literals. Only for COPY, which takes no parameters:
 * so the tables' queries are made of the same parts as all others.
 */
export function inlineValues({ strings, values }: Prisma.Sql): string {
  return strings.map((text, place) => text + literal(place, values)).join("");
}

function literal(place: number, values: readonly unknown[]): string {
  if (place >= values.length) return "";
  const value = values[place];
  if (value === null) return "NULL";
  if (typeof value === "string") return sqlText(value);
  if (typeof value === "boolean") return String(value);
  // In brackets: a minus after a minus would begin a comment.
  if (typeof value === "number" && Number.isFinite(value)) return `(${value})`;
  throw new TypeError(`A value of the kind ${typeof value} cannot be written into a query.`);
}
