import "server-only";
import type { Prisma } from "@/lib/server/prisma-client/client";
import { db, type Transaction } from "@/lib/server/shared/db";
import type { InstallationAction } from "@/lib/views/accounts/installation-action";

interface Entry {
  action: InstallationAction;
  /** Who did it; null: the server, or somebody who is not signed in. */
  userId: string | null;
  /** Whose account it is about; null: of none that is known. */
  accountId: string | null;
  detail?: Prisma.InputJsonObject;
}

/** Records what was done with an account, in the transaction of what was done where there is one. */
export async function recordInstallationEntry(
  { action, userId, accountId, detail = {} }: Entry,
  client: Transaction = db(),
): Promise<void> {
  await client.installationAuditEntry.create({ data: { action, userId, accountId, detail } });
}
