import "server-only";
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { passwordQueue } from "./password-queue";

/**
 * The argon2id hash of a password, with the library's defaults (19 MiB, 2 passes: OWASP's floor).
 * @throws AppError unavailable (503) where too many passwords wait already.
 */
export function hashPassword(password: string): Promise<string> {
  return passwordQueue().run(() => hash(password));
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password fits the hash. Without a hash (unknown account) it spends the same time
 * before it says no, so that the time tells nothing.
 * @throws AppError unavailable (503) where too many passwords wait already.
 */
export async function verifyPassword(
  password: string,
  passwordHash: string | null,
): Promise<boolean> {
  return passwordQueue().run(async () => {
    decoy ??= hash(randomBytes(16).toString("hex"));
    const fits = await verify(passwordHash ?? (await decoy), password);
    return passwordHash !== null && fits;
  });
}

/** A password to hand over once: 20 characters without look-alikes, about 98 bits. */
export function generatePassword(): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  let password = "";
  while (password.length < 20) {
    for (const byte of randomBytes(32)) {
      // Bytes past the last whole multiple would favour the first letters.
      if (byte < 248 && password.length < 20) password += letters.charAt(byte % letters.length);
    }
  }
  return password;
}
