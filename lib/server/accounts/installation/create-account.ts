import "server-only";
import { AppError } from "@/lib/errors";
import type { HandedAccountInput } from "@/lib/schemas/accounts/installation";
import { db } from "@/lib/server/shared/db";
import { holdAdministrators } from "./assign-role";
import { type CreatedLink, storeAccountLink } from "./create-account-link";
import { recordInstallationEntry } from "./record-installation-entry";
import type { AdministratorAccess } from "./require-administrator";

/**
 * An administrator makes an account, and hands it over by the link that is given. Until its owner has
 * used the link, the address is unproven, and nobody can sign in by a password.
 * @throws AppError not-acceptable (422) at "email" where there is an account with the address.
 */
export async function createAccount(
  access: AdministratorAccess,
  { email }: HandedAccountInput,
): Promise<CreatedLink> {
  return db().$transaction(async (tx) => {
    await holdAdministrators(tx, access);
    const made = await tx.user.createManyAndReturn({
      data: { email },
      skipDuplicates: true,
      select: { id: true },
    });
    const [account] = made;
    if (!account) {
      const message =
        "There is an account with this e-mail address. Create a password link for it.";
      throw new AppError("not-acceptable", message, [{ path: "email", message }]);
    }
    const { userId } = access;
    const detail = { by: "administrator" };
    await recordInstallationEntry(
      { action: "create-account", userId, accountId: account.id, detail },
      tx,
    );
    return storeAccountLink(tx, { id: account.id, email });
  });
}
