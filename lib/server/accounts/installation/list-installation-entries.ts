import "server-only";
import type { Keyset, KeysetPage } from "@/lib/schemas/shared/keyset";
import { Prisma } from "@/lib/server/prisma-client/client";
import { cutPage } from "@/lib/server/shared/cut-page";
import { db } from "@/lib/server/shared/db";
import type { InstallationEntryView } from "@/lib/views/accounts/installation-view";
import type { AdministratorAccess } from "./require-administrator";

const PAGE = 100;

interface Row extends Omit<InstallationEntryView, "at"> {
  at: Date;
}

const keyOf = ({ at, id }: Row) => `${at.getTime()}_${id}`;

function bound({ after, before }: Keyset<string>): Prisma.Sql {
  const [time, id] = (before ?? after)?.split("_") ?? [];
  if (!time || !id) return Prisma.sql`true`;
  const key = Prisma.sql`(to_timestamp(${Number(time) / 1000}::float8)::timestamptz(3), ${id}::uuid)`;
  const side = before === undefined ? Prisma.sql`<` : Prisma.sql`>`;
  return Prisma.sql`(a.created_at, a.id) ${side} ${key}`;
}

/** A page of what was done with accounts, newest first. */
export async function listInstallationEntries(
  _access: AdministratorAccess,
  keyset: Keyset<string>,
  size = PAGE,
): Promise<KeysetPage<InstallationEntryView, string>> {
  const order = keyset.before === undefined ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const [rows, total] = await Promise.all([
    db().$queryRaw<Row[]>`
      SELECT a.id, a.created_at AS at, a.action, a.detail, u.email AS by, o.email AS account
        FROM installation_audit_entry a
        LEFT JOIN user_account u ON u.id = a.user_id
        LEFT JOIN user_account o ON o.id = a.account_id
        WHERE ${bound(keyset)}
        ORDER BY a.created_at ${order}, a.id ${order} LIMIT ${size + 1}`,
    db().installationAuditEntry.count(),
  ]);
  const page = cutPage(rows, size, keyset, keyOf);
  return {
    ...page,
    items: page.items.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    total,
  };
}
