import "server-only";
import { AppError } from "@/lib/errors";
import type { NewAccountInput } from "@/lib/schemas/accounts/account";
import type { Identity } from "@/lib/server/accounts/identity";
import { recordInstallationEntry } from "@/lib/server/accounts/installation/record-installation-entry";
import { renewUnprovenAccount } from "@/lib/server/accounts/renew-account";
import { hashPassword } from "@/lib/server/accounts/sign-in/passwords";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { db, type Transaction } from "@/lib/server/shared/db";
import { findOpenInvitation, type Taken, takeInvitation } from "./take-invitation";

/** What came of an invitation: a membership, or a claim that an owner of the study has to confirm. */
export type Accepted = { kind: "joined"; slug: string } | { kind: "claimed" };

async function join(tx: Transaction, taken: Taken, userId: string): Promise<Accepted> {
  const { studyId, role, email, slug } = taken;
  // Who is a member already keeps the role.
  await tx.studyMember.createMany({ data: { studyId, userId, role }, skipDuplicates: true });
  const access = { studyId, slug, userId, capability: "view" } as const;
  await recordAuditEntry(access, "join-staff", { invited: email, role }, tx);
  return { kind: "joined", slug };
}

async function claim(
  tx: Transaction,
  { studyId, role, email, slug }: Taken,
  userId: string,
): Promise<Accepted> {
  const access = { studyId, slug, userId, capability: "view" } as const;
  await recordAuditEntry(access, "claim-invitation", { invited: email, role }, tx);
  return { kind: "claimed" };
}

/**
 * A signed-in person accepts. The account that the invitation names joins the study; another one waits
 * for an owner's confirmation.
 * @throws AppError invitation-ended (410); not-allowed (403) to an account with an unproven address,
 * which works in the study that invited it alone.
 */
export function acceptAsMember(token: string, userId: string): Promise<Accepted> {
  return db().$transaction(async (tx) => {
    const user = await tx.user.findUniqueOrThrow({
      where: { id: userId },
      select: { email: true, provenAt: true },
    });
    const { email, studyId } = await findOpenInvitation(tx, token);
    if (!user.provenAt) await refuseOtherStudy(tx, userId, studyId, email === user.email);
    if (email === user.email) return join(tx, await takeInvitation(tx, token, null), userId);
    return claim(tx, await takeInvitation(tx, token, userId), userId);
  });
}

async function refuseOtherStudy(
  tx: Transaction,
  userId: string,
  studyId: string,
  named: boolean,
): Promise<void> {
  const others = await tx.studyMember.count({ where: { userId, studyId: { not: studyId } } });
  if (named && others === 0) return;
  throw new AppError(
    "not-allowed",
    "Your e-mail address is not verified, so your account works in one study only. Sign in with your university, or ask an administrator for a password link.",
  );
}

/** How a new account is signed in to: by a password, or by a provider's account. */
type Credential =
  | { kind: "password"; passwordHash: string }
  | { kind: "identity"; provider: string; subject: string };

interface NewAccount {
  email: string;
  name: string | null;
  proven: boolean;
  credential: Credential;
}

/**
 * Makes an account. An unproven one that holds the address is turned over to who has proven it.
 * @throws AppError changed-meanwhile (409) where the address has an account otherwise.
 */
async function makeAccount(tx: Transaction, account: NewAccount): Promise<string> {
  const { email, name, proven, credential } = account;
  const provenAt = proven ? new Date() : null;
  const passwordHash = credential.kind === "password" ? credential.passwordHash : null;
  const made = await tx.user.createMany({
    data: { email, name, passwordHash, provenAt },
    skipDuplicates: true,
  });
  const { id } = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
  if (made.count === 0) {
    if (!proven || !(await renewUnprovenAccount(tx, id, "invitation"))) throw heldAddress();
    await tx.user.update({ where: { id }, data: { name, passwordHash } });
  }
  if (credential.kind === "identity") {
    const { provider, subject } = credential;
    await tx.staffIdentity.create({ data: { provider, subject, userId: id } });
  }
  const detail = { by: "invitation", signIn: credential.kind, proven };
  await recordInstallationEntry(
    { action: "create-account", userId: null, accountId: id, detail },
    tx,
  );
  return id;
}

function heldAddress(): AppError {
  return new AppError(
    "changed-meanwhile",
    "There is an account with this e-mail address. Sign in to it, and open the invitation again.",
  );
}

async function refuseHeldAddress(email: string, proven: boolean): Promise<void> {
  const holder = proven ? { provenAt: { not: null } } : {};
  if ((await db().user.count({ where: { email, ...holder } })) > 0) throw heldAddress();
}

/**
 * Somebody without an account makes one with a password, and joins. Its address counts as proven only
 * where the invitation proves it.
 * @throws AppError invitation-ended (410); changed-meanwhile (409) where the address has an account.
 */
export async function acceptWithPassword(
  token: string,
  { name, password }: NewAccountInput,
): Promise<{ email: string; slug: string }> {
  // A password is dear to hash: what is refused anyway is refused before.
  const invited = await findOpenInvitation(db(), token);
  await refuseHeldAddress(invited.email, invited.proves);
  const passwordHash = await hashPassword(password);
  return db().$transaction(async (tx) => {
    const taken = await takeInvitation(tx, token, null);
    const { email, slug, proves: proven } = taken;
    const credential = { kind: "password", passwordHash } as const;
    const userId = await makeAccount(tx, { email, name, proven, credential });
    await join(tx, taken, userId);
    return { email, slug };
  });
}

/**
 * Somebody without an account makes one that a provider signs in to, and accepts. An address that the
 * provider has verified is the account's, proven; where it is another than the invitation's, an owner
 * has to confirm. Without one the account has the invitation's address, proven only where the
 * invitation proves it.
 * @returns the account.
 * @throws AppError invitation-ended (410); changed-meanwhile (409) where the address has an account.
 */
export async function acceptWithIdentity(
  token: string,
  { provider, subject, name, verifiedEmail }: Identity,
): Promise<string> {
  return db().$transaction(async (tx) => {
    const invited = await findOpenInvitation(tx, token);
    const email = verifiedEmail ?? invited.email;
    const proven = verifiedEmail !== null || invited.proves;
    const credential = { kind: "identity", provider, subject } as const;
    const userId = await makeAccount(tx, { email, name, proven, credential });
    if (email === invited.email) await join(tx, await takeInvitation(tx, token, null), userId);
    else await claim(tx, await takeInvitation(tx, token, userId), userId);
    return userId;
  });
}
