import "server-only";
import type { Prisma } from "@/lib/server/prisma-client/client";
import type { Transaction } from "@/lib/server/shared/db";
import {
  type InstallationRole,
  makesStudies,
  STUDY_MAKERS,
} from "@/lib/views/accounts/installation-role";
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
 * The owner of a study that the importer makes, which is an account that may create studies. Null only
 * where there is none: the first account that is made becomes the owner then.
 * @throws ImportRefused where the named account is unknown, or may not create studies.
 */
export async function findImportOwner(
  tx: Transaction,
  importer: Importer,
): Promise<{ id: string; email: string } | null> {
  const select = { id: true, email: true, role: true };
  if (importer.kind === "staff") {
    const user = await tx.user.findUniqueOrThrow({ where: { id: importer.userId }, select });
    return refusingOthers(user);
  }
  const { ownerEmail } = importer;
  if (ownerEmail === null) {
    return tx.user.findFirst({
      where: { role: { in: STUDY_MAKERS } },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      select,
    });
  }
  const email = ownerEmail.trim().toLowerCase();
  const user = await tx.user.findUnique({ where: { email }, select });
  if (!user)
    throw new ImportRefused(`There is no account with the e-mail address ${email}.`, "owner");
  return refusingOthers(user);
}

function refusingOthers<T extends { email: string; role: InstallationRole }>(user: T): T {
  if (makesStudies(user.role)) return user;
  const reason = `${user.email} cannot create studies. An administrator can assign the role Researcher.`;
  throw new ImportRefused(reason, "owner");
}
