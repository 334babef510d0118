import "server-only";
import { signInSchema } from "@/lib/schemas/accounts/sign-in";
import { db, type Transaction } from "@/lib/server/shared/db";
import { recordInstallationEntry } from "./installation/record-installation-entry";
import { removeWaysIn, renewUnprovenAccount } from "./renew-account";
import { generatePassword, hashPassword } from "./sign-in/passwords";
import { revokeTokensOf } from "./tokens/revoke-tokens-of";

export type OwnerOutcome =
  | { kind: "created"; email: string; password: string; studies: string[] }
  | { kind: "new-password"; email: string; password: string; endedSessions: number }
  | { kind: "exists"; email: string }
  | { kind: "malformed"; reason: string };

/**
 * Makes an administrator's account with a generated password, as the owner of every study that has no
 * member. An account that exists is left as it is, unless a new password is asked for: that ends its
 * sessions, revokes its API tokens, removes its second factor, proves its address and makes it an administrator.
 */
export async function createOwner(
  address: string,
  { newPassword }: { newPassword: boolean },
): Promise<OwnerOutcome> {
  const checked = signInSchema.shape.email.safeParse(address.trim());
  if (!checked.success) {
    return { kind: "malformed", reason: `"${address}" is not an e-mail address.` };
  }
  const email = checked.data;
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  return db().$transaction(async (tx): Promise<OwnerOutcome> => {
    const made = await tx.user.createMany({
      data: { email, passwordHash, role: "ADMINISTRATOR", provenAt: new Date() },
      skipDuplicates: true,
    });
    const user = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    if (made.count === 0 && !newPassword) return { kind: "exists", email };
    if (made.count === 0) {
      await renewUnprovenAccount(tx, user.id, "operator");
      const { endedSessions } = await removeWaysIn(tx, user.id);
      await revokeTokensOf(tx, user.id, "password-reset");
      await tx.secondFactor.deleteMany({ where: { userId: user.id } });
      await tx.user.update({
        where: { id: user.id },
        data: { passwordHash, role: "ADMINISTRATOR" },
      });
      await record(tx, user.id, "change-password");
      return { kind: "new-password", email, password, endedSessions };
    }
    await record(tx, user.id, "create-account");
    const studies = await tx.study.findMany({
      where: { members: { none: {} } },
      orderBy: { createdAt: "asc" },
      select: { id: true, slug: true },
    });
    await tx.studyMember.createMany({
      data: studies.map(({ id }) => ({ studyId: id, userId: user.id, role: "OWNER" as const })),
    });
    return { kind: "created", email, password, studies: studies.map(({ slug }) => slug) };
  });
}

function record(
  tx: Transaction,
  accountId: string,
  action: "create-account" | "change-password",
): Promise<void> {
  const detail = { by: "create-owner", role: "ADMINISTRATOR" };
  return recordInstallationEntry({ action, userId: null, accountId, detail }, tx);
}
