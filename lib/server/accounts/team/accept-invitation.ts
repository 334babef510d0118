import "server-only";
import { AppError } from "@/lib/errors";
import type { NewAccountInput } from "@/lib/schemas/accounts/account";
import { hashPassword } from "@/lib/server/accounts/sign-in/passwords";
import { hashSecret } from "@/lib/server/accounts/sign-in/secret-token";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import type { StudyRole } from "@/lib/server/prisma-client/enums";
import { db, type Transaction } from "@/lib/server/shared/db";

interface Taken {
  studyId: string;
  slug: string;
  email: string;
  role: StudyRole;
}

/**
 * Uses the invitation up, in one statement: of two who come with it at once, one gets it.
 * @throws AppError invitation-ended (410) where it is unknown, used, revoked or too old.
 */
async function takeInvitation(tx: Transaction, token: string): Promise<Taken> {
  const now = new Date();
  const [taken] = await tx.staffInvitation.updateManyAndReturn({
    where: {
      tokenHash: hashSecret(token),
      acceptedAt: null,
      revokedAt: null,
      expiresAt: { gt: now },
    },
    data: { acceptedAt: now },
    select: { studyId: true, email: true, role: true, study: { select: { slug: true } } },
  });
  if (!taken) {
    throw new AppError(
      "invitation-ended",
      "This invitation cannot be used any more. Ask for a new one.",
    );
  }
  const { study, ...invitation } = taken;
  return { ...invitation, slug: study.slug };
}

async function join(tx: Transaction, taken: Taken, userId: string): Promise<void> {
  const { studyId, role, email, slug } = taken;
  // Who is a member already keeps the role.
  await tx.studyMember.createMany({ data: { studyId, userId, role }, skipDuplicates: true });
  const access = { studyId, slug, userId, capability: "view" } as const;
  await recordAuditEntry(access, "join-staff", { invited: email, role }, tx);
}

/** Somebody with an account joins the study. Gives its name in addresses. */
export function acceptAsMember(token: string, userId: string): Promise<string> {
  return db().$transaction(async (tx) => {
    const taken = await takeInvitation(tx, token);
    await join(tx, taken, userId);
    return taken.slug;
  });
}

/** How a new account is signed in to: by a password, or by a provider's account. */
type Credential =
  | { kind: "password"; passwordHash: string }
  | { kind: "identity"; provider: string; subject: string };

/** Makes the account that the invitation is for, as a member of the study. */
async function acceptWithNewAccount(token: string, name: string | null, credential: Credential) {
  return db().$transaction(async (tx) => {
    const taken = await takeInvitation(tx, token);
    const { email, slug } = taken;
    const passwordHash = credential.kind === "password" ? credential.passwordHash : null;
    const made = await tx.user.createMany({
      data: { email, name, passwordHash },
      skipDuplicates: true,
    });
    if (made.count === 0) {
      throw new AppError(
        "changed-meanwhile",
        "There is an account with this e-mail address. Sign in to it, and open the invitation again.",
      );
    }
    const user = await tx.user.findUniqueOrThrow({ where: { email }, select: { id: true } });
    if (credential.kind === "identity") {
      const { provider, subject } = credential;
      await tx.staffIdentity.create({ data: { provider, subject, userId: user.id } });
    }
    await join(tx, taken, user.id);
    return { userId: user.id, email, slug };
  });
}

/**
 * Somebody without an account makes one with a password, and joins.
 * @throws AppError changed-meanwhile (409) where the address has an account.
 */
export async function acceptWithPassword(
  token: string,
  { name, password }: NewAccountInput,
): Promise<{ email: string; slug: string }> {
  const passwordHash = await hashPassword(password);
  const { email, slug } = await acceptWithNewAccount(token, name, {
    kind: "password",
    passwordHash,
  });
  return { email, slug };
}

/**
 * Somebody without an account makes one that is signed in to by a provider, and joins.
 * @throws AppError changed-meanwhile (409) where the address has an account.
 */
export async function acceptWithIdentity(
  token: string,
  name: string | null,
  identity: { provider: string; subject: string },
): Promise<string> {
  const { userId } = await acceptWithNewAccount(token, name, { kind: "identity", ...identity });
  return userId;
}
