import "server-only";
import type { Keyset } from "@/lib/schemas/shared/keyset";
import { Prisma } from "@/lib/server/prisma-client/client";

// As it stands in the index, letter by letter: otherwise the index is of no use.
const NUMBER = Prisma.sql`
  (CASE WHEN q.external_id ~ '^[0-9]{1,9}$' THEN q.external_id::int ELSE 1000000000 END)`;
const AFTER_NUMBERS = 1_000_000_000;

/**
 * The one order of a study's questions `q`: ids that are numbers by their value, then the others by
 * their letters. Both parts together are a key, so that lists can go on after one of them.
 */
export const QUESTION_KEY = Prisma.sql`(${NUMBER}, q.external_id COLLATE "C")`;

/** The same, to order by, from either end. */
export function questionOrder(order: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`${NUMBER} ${order}, q.external_id COLLATE "C" ${order}`;
}

/** The same key for a question's id that is at hand. */
export function questionKey(externalId: string): Prisma.Sql {
  const number = /^[0-9]{1,9}$/.test(externalId) ? Number(externalId) : AFTER_NUMBERS;
  return Prisma.sql`(${number}::int, ${externalId}::text COLLATE "C")`;
}

/** Whether a question is beyond the one that a page goes on after, or before. */
export function questionBound({ after, before }: Keyset<string>): Prisma.Sql {
  if (before !== undefined) return Prisma.sql`${QUESTION_KEY} < ${questionKey(before)}`;
  if (after !== undefined) return Prisma.sql`${QUESTION_KEY} > ${questionKey(after)}`;
  return Prisma.sql`true`;
}
