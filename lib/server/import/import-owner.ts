import "server-only";
import type { Prisma } from "@/lib/server/prisma-client/client";
import type { Transaction } from "@/lib/server/shared/db";
import { ImportRefused } from "./import-outcome";

/**
 * Who imports. A member of staff reaches the studies whose content they may change and owns the
 * studies that they make. The command line reaches every study and names the owner of new ones; null
 * means the earliest account.
 */
export type Importer =
  | { kind: "staff"; userId: string }
  | { kind: "command"; ownerEmail: string | null };

/** The condition on a study that the importer may add to it. */
export function reachOf(importer: Importer): Prisma.StudyWhereInput {
  if (importer.kind === "command") return {};
  const { userId } = importer;
  return { members: { some: { userId, role: { in: ["OWNER", "RESEARCHER"] } } } };
}

/**
 * The owner of a study that the importer makes. Null only where there is no account at all: the
 * first account that is made becomes the owner then.
 */
export async function findImportOwner(
  tx: Transaction,
  importer: Importer,
): Promise<{ id: string; email: string } | null> {
  const select = { id: true, email: true };
  if (importer.kind === "staff") {
    return tx.user.findUniqueOrThrow({ where: { id: importer.userId }, select });
  }
  const { ownerEmail } = importer;
  if (ownerEmail === null) {
    return tx.user.findFirst({ orderBy: [{ createdAt: "asc" }, { id: "asc" }], select });
  }
  const email = ownerEmail.trim().toLowerCase();
  const user = await tx.user.findUnique({ where: { email }, select });
  if (!user)
    throw new ImportRefused(`There is no account with the e-mail address ${email}.`, "owner");
  return user;
}
