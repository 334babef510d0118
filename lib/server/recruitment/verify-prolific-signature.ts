import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

/** How old a message may be, and how far ahead of us the sender's clock. */
const OLDEST_SECONDS = 300;

export interface SignedMessage {
  /** As it was sent, byte for byte. */
  body: string;
  /** X-Prolific-Request-Signature: HMAC-SHA256 over timestamp and body, in base64. */
  signature: string | null;
  /** X-Prolific-Request-Timestamp: when it was sent, as seconds since 1970. */
  timestamp: string | null;
}

/** Whether Prolific sent this message, and sent it just now. */
export function verifyProlificSignature(
  { body, signature, timestamp }: SignedMessage,
  secret: string,
  now: Date,
): "authentic" | "forged" | "old" {
  if (!signature || !timestamp) return "forged";
  const expected = createHmac("sha256", secret)
    .update(timestamp + body)
    .digest();
  const given = Buffer.from(signature, "base64");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "forged";
  const sent = readUnixTime(timestamp);
  if (!sent) return "forged";
  const age = Math.abs(now.getTime() - sent.getTime());
  return age > OLDEST_SECONDS * 1000 ? "old" : "authentic";
}

/** A time written as seconds, or milliseconds, since 1970; null for any other text. */
export function readUnixTime(text: string): Date | null {
  if (!/^\d{9,14}(\.\d{1,9})?$/.test(text)) return null;
  const number = Number(text);
  return new Date(Math.round(number >= 1e11 ? number : number * 1000));
}
