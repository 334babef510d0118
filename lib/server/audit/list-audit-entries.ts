import "server-only";
import { type AuditFilter, SERVER } from "@/lib/schemas/audit/audit-filter";
import type { Keyset, KeysetPage } from "@/lib/schemas/shared/keyset";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { Prisma } from "@/lib/server/prisma-client/client";
import { cutPage } from "@/lib/server/shared/cut-page";
import { db } from "@/lib/server/shared/db";
import type { AuditEntryView } from "@/lib/views/audit/audit-view";

const PAGE = 100;

interface Row extends Omit<AuditEntryView, "at"> {
  at: Date;
}

/** Newest first: the page after an entry holds what was before it. */
function bound({ after, before }: Keyset<string>): Prisma.Sql {
  const [time, id] = (before ?? after)?.split("_") ?? [];
  if (!time || !id) return Prisma.sql`true`;
  const key = Prisma.sql`(to_timestamp(${Number(time) / 1000}::float8)::timestamptz(3), ${id}::uuid)`;
  const side = before === undefined ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`(a.created_at, a.id) ${side} ${key}`;
}

function filtered(studyId: string, { action, who, day }: AuditFilter): Prisma.Sql {
  const conditions = [Prisma.sql`a.study_id = ${studyId}::uuid`];
  if (action) conditions.push(Prisma.sql`a.action = ${action}`);
  if (who === SERVER) conditions.push(Prisma.sql`a.user_id IS NULL`);
  else if (who) conditions.push(Prisma.sql`a.user_id = ${who}::uuid`);
  if (day) {
    const start = new Date(`${day}T00:00:00Z`);
    const end = new Date(start.getTime() + 24 * 3_600_000);
    conditions.push(Prisma.sql`a.created_at >= ${start} AND a.created_at < ${end}`);
  }
  return Prisma.join(conditions, " AND ");
}

const keyOf = ({ at, id }: Row) => `${at.getTime()}_${id}`;

/** A page of what was read and changed in the study, newest first. */
export async function listAuditEntries(
  { studyId }: StudyAccess,
  filter: AuditFilter,
  keyset: Keyset<string>,
  size = PAGE,
): Promise<KeysetPage<AuditEntryView, string>> {
  const order = keyset.before === undefined ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const where = filtered(studyId, filter);
  const [rows, [all]] = await Promise.all([
    db().$queryRaw<Row[]>`
      SELECT a.id, a.created_at AS at, u.email AS by, a.action, a.detail
        FROM audit_entry a LEFT JOIN user_account u ON u.id = a.user_id
        WHERE ${where} AND ${bound(keyset)}
        ORDER BY a.created_at ${order}, a.id ${order} LIMIT ${size + 1}`,
    db().$queryRaw<{ total: number }[]>`
      SELECT count(*)::int AS total FROM audit_entry a WHERE ${where}`,
  ]);
  const page = cutPage(rows, size, keyset, keyOf);
  return {
    ...page,
    items: page.items.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    total: all?.total ?? 0,
  };
}

/** Who did something in the study. */
export function listAuditedPeople({
  studyId,
}: StudyAccess): Promise<{ id: string; email: string }[]> {
  return db().$queryRaw`
    SELECT u.id, u.email FROM user_account u
      WHERE EXISTS (SELECT 1 FROM audit_entry a
                      WHERE a.study_id = ${studyId}::uuid AND a.user_id = u.id)
      ORDER BY u.email`;
}
