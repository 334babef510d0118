import "server-only";
import { randomBytes } from "node:crypto";
import { encode } from "uqr";
import { AppError, type ErrorCode } from "@/lib/errors";
import type { Asker } from "@/lib/server/accounts/asker";
import { holdAdministrators } from "@/lib/server/accounts/installation/assign-role";
import { recordInstallationEntry } from "@/lib/server/accounts/installation/record-installation-entry";
import type { AdministratorAccess } from "@/lib/server/accounts/installation/require-administrator";
import type { Staff } from "@/lib/server/accounts/sign-in/auth";
import { checkPassword } from "@/lib/server/accounts/sign-in/check-password";
import { knownDevice } from "@/lib/server/accounts/sign-in/device-cookie";
import { hashSecret } from "@/lib/server/accounts/sign-in/secret-token";
import { db } from "@/lib/server/shared/db";
import type { SecondFactorSetup } from "@/lib/views/accounts/second-factor-view";
import { sayWait } from "@/lib/views/accounts/sign-in-wait";
import { checkCode, spendStep } from "./check-code";
import { toBase32 } from "./one-time-password";
import { sealSecret } from "./sealed-secret";

/** As RFC 4226 asks for: as long as the hash. */
const SECRET_BYTES = 20;
const RECOVERY_CODES = 10;
const ISSUER = "Grounded";

type Browser = Pick<Asker, "address" | "cookies">;

const problem = (code: ErrorCode, path: string, message: string) =>
  new AppError(code, message, [{ path, message }]);

/** @throws AppError not-acceptable (422) for a wrong password, too-many-tries (429). */
async function requirePassword(
  { email }: Staff,
  password: string,
  { address, cookies }: Browser,
): Promise<void> {
  const check = await checkPassword(email, password, address, knownDevice(cookies, email));
  if (check.kind === "wait") {
    throw problem("too-many-tries", "current", sayWait(check.waitMs, Date.now()));
  }
  if (check.kind === "wrong") {
    throw problem("not-acceptable", "current", "This is not your password.");
  }
}

/**
 * Begins two-factor authentication: gives the secret for an authenticator app, as text and as a QR code.
 * Nothing is asked for at the sign-in before a code has confirmed it.
 * @throws AppError as requirePassword does; changed-meanwhile (409) where it is on already.
 */
export async function beginSecondFactor(
  staff: Staff,
  password: string,
  browser: Browser,
): Promise<SecondFactorSetup> {
  await requirePassword(staff, password, browser);
  const { userId, email } = staff;
  const secret = randomBytes(SECRET_BYTES);
  const sealed = sealSecret(secret, userId);
  await db().secondFactor.deleteMany({ where: { userId, confirmedAt: null } });
  const made = await db().secondFactor.createMany({
    data: { userId, secret: sealed },
    skipDuplicates: true,
  });
  if (made.count === 0) {
    throw new AppError(
      "changed-meanwhile",
      "Two-factor authentication is on. Load the page again.",
    );
  }
  const text = toBase32(secret);
  const label = encodeURIComponent(`${ISSUER}:${email}`);
  const address = `otpauth://totp/${label}?${new URLSearchParams({ secret: text, issuer: ISSUER })}`;
  return { secret: text, address, ...drawQrCode(address) };
}

/** The dark fields of a QR code, as the path of an SVG whose units are fields. */
function drawQrCode(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { border: 4 });
  const fields = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: fields.join("") };
}

/** Without look-alikes: 16 characters, about 79 bits. */
function makeRecoveryCode(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  let code = "";
  while (code.length < 16) {
    for (const byte of randomBytes(16)) {
      // Bytes past the last whole multiple would favour the first letters.
      if (byte < 248 && code.length < 16) code += letters.charAt(byte % letters.length);
    }
  }
  return code;
}

/**
 * Turns two-factor authentication on, by a code of the app; other sessions end. Gives the recovery
 * codes, which are stored as hashes.
 * @throws AppError not-acceptable (422) for a wrong code; changed-meanwhile (409) where nothing waits
 * for it.
 */
export async function confirmSecondFactor(
  { userId, sessionId }: Staff,
  code: string,
): Promise<string[]> {
  const waiting = { userId, confirmedAt: null };
  if ((await db().secondFactor.count({ where: waiting })) === 0) {
    throw new AppError("changed-meanwhile", "There is nothing to confirm. Load the page again.");
  }
  if (!(await spendStep(userId, code))) {
    const message = "This code is wrong or was used. Enter the one that the app shows now.";
    throw problem("not-acceptable", "code", message);
  }
  const codes = Array.from({ length: RECOVERY_CODES }, makeRecoveryCode);
  await db().$transaction(async (tx) => {
    const { count } = await tx.secondFactor.updateMany({
      where: waiting,
      data: { confirmedAt: new Date() },
    });
    if (count === 0) throw new AppError("changed-meanwhile", "Load the page again.");
    await tx.recoveryCode.createMany({
      data: codes.map((one) => ({ userId, codeHash: hashSecret(one) })),
    });
    await tx.staffSession.deleteMany({ where: { userId, id: { not: sessionId } } });
    await recordInstallationEntry({ action: "add-second-factor", userId, accountId: userId }, tx);
  });
  return codes.map((one) => one.replace(/(.{4})(?=.)/g, "$1-"));
}

/**
 * Turns two-factor authentication off, for who knows the password and has a code.
 * @throws AppError not-acceptable (422), too-many-tries (429).
 */
export async function removeSecondFactor(
  staff: Staff,
  { current, code }: { current: string; code: string },
  browser: Browser,
): Promise<void> {
  await requirePassword(staff, current, browser);
  const { userId } = staff;
  const check = await checkCode(userId, code, knownDevice(browser.cookies, staff.email));
  if (check.kind === "wait") {
    throw problem("too-many-tries", "code", sayWait(check.waitMs, Date.now()));
  }
  if (check.kind === "wrong")
    throw problem("not-acceptable", "code", "This code is wrong or was used.");
  await db().$transaction(async (tx) => {
    await tx.secondFactor.deleteMany({ where: { userId } });
    await recordInstallationEntry(
      { action: "remove-second-factor", userId, accountId: userId },
      tx,
    );
  });
}

/**
 * An administrator removes the second factor of an account whose owner has lost the device and the
 * codes; every session of the account ends.
 * @throws AppError not-found (404) where it has none.
 */
export async function resetSecondFactor(
  access: AdministratorAccess,
  accountId: string,
): Promise<void> {
  await db().$transaction(async (tx) => {
    await holdAdministrators(tx, access);
    const { count } = await tx.secondFactor.deleteMany({ where: { userId: accountId } });
    if (count === 0) throw new AppError("not-found", "This account has no second factor.");
    await tx.staffSession.deleteMany({ where: { userId: accountId } });
    const { userId } = access;
    await recordInstallationEntry({ action: "remove-second-factor", userId, accountId }, tx);
  });
}
