import "server-only";
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { cookieName, isHttps } from "@/lib/server/shared/cookie-name";

const DEVICE_DAYS = 180;

const deviceName = () => cookieName("grounded.device");

/** Of a device's number and its last day, for one account: of no use for another. */
function signatureOf(id: string, until: string, email: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET)
    .update(`device/${id}/${until}/${email}`)
    .digest("base64url");
}

/**
 * The cookie for a browser in which this account was signed in to by its password. It opens nothing: it
 * says that wrong passwords which others try elsewhere are not this browser's.
 */
export function deviceCookie(email: string): string {
  const id = randomBytes(16).toString("base64url");
  const seconds = DEVICE_DAYS * 24 * 3600;
  const until = String(Math.floor(Date.now() / 1000) + seconds);
  const value = `${id}.${until}.${signatureOf(id, until, email)}`;
  const secure = isHttps() ? "; Secure" : "";
  return `${deviceName()}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The device among these cookies of a browser, if this account was signed in to there; else null. */
export function knownDevice(cookies: string | null, email: string): string | null {
  const found = (cookies ?? "")
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${deviceName()}=`))
    ?.slice(deviceName().length + 1);
  const [id, until, signature] = found?.split(".") ?? [];
  if (!id || !until || !signature || !/^\d{1,12}$/.test(until)) return null;
  const expected = Buffer.from(signatureOf(id, until, email));
  const given = Buffer.from(signature);
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return isOurs && Number(until) * 1000 > Date.now() ? id : null;
}
