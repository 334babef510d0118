import "server-only";
import { db } from "@/lib/server/shared/db";
import type { AccountList } from "@/lib/views/accounts/installation-view";
import type { AdministratorAccess } from "./require-administrator";

const ORDER = { ADMINISTRATOR: 0, RESEARCHER: 1, MEMBER: 2 };

/** Every account of the installation: administrators first, then by address. */
export async function listAccounts({ userId }: AdministratorAccess): Promise<AccountList> {
  const users = await db().user.findMany({
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      provenAt: true,
      createdAt: true,
      secondFactor: { select: { confirmedAt: true } },
      sessions: { orderBy: { lastSeenAt: "desc" }, take: 1, select: { lastSeenAt: true } },
      _count: { select: { memberships: true } },
    },
  });
  return {
    administrators: users.filter(({ role }) => role === "ADMINISTRATOR").length,
    accounts: users
      .map(({ id, email, name, role, provenAt, createdAt, secondFactor, sessions, _count }) => ({
        id,
        email,
        name,
        role,
        proven: provenAt !== null,
        secondFactor: Boolean(secondFactor?.confirmedAt),
        studies: _count.memberships,
        since: createdAt.toISOString(),
        lastSeenAt: sessions[0]?.lastSeenAt.toISOString() ?? null,
        self: id === userId,
      }))
      .sort((a, b) => ORDER[a.role] - ORDER[b.role] || a.email.localeCompare(b.email)),
  };
}
