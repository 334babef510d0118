import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** A secret that is handed over once: 256 random bits. Only its hash is stored. */
export function makeSecret(prefix = ""): { secret: string; hash: string } {
  const secret = prefix + randomBytes(32).toString("base64url");
  return { secret, hash: hashSecret(secret) };
}

/** By which a secret is found again. It is too long to be guessed, so a plain hash is enough. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
