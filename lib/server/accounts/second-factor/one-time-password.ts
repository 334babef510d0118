import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";

export const STEP_SECONDS = 30;
/** Clocks of phones differ: one step before and after is taken too. */
const TOLERATED_STEPS = 1;

/** The code of a counter after RFC 4226 (HOTP, HMAC-SHA-1), with leading zeros. */
export function codeAt(secret: Uint8Array, counter: number, digits = 6): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac("sha1", secret).update(message).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** The counter of a moment after RFC 6238 (TOTP), in steps of 30 seconds since 1970. */
export function stepAt(now: number): number {
  return Math.floor(now / 1000 / STEP_SECONDS);
}

/**
 * The step whose code it is; null: of none about now. Every step is compared, so that the time tells
 * nothing.
 */
export function findStep(secret: Uint8Array, code: string, now: number): number | null {
  const given = Buffer.from(code);
  let found: number | null = null;
  for (let away = -TOLERATED_STEPS; away <= TOLERATED_STEPS; away++) {
    const step = stepAt(now) + away;
    const expected = Buffer.from(codeAt(secret, step));
    if (given.length === expected.length && timingSafeEqual(given, expected)) found = step;
  }
  return found;
}

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The bytes in Base32 (RFC 4648) without padding, as authenticator apps take them. */
export function toBase32(bytes: Uint8Array): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET.charAt((held << (5 - bits)) & 31);
}
