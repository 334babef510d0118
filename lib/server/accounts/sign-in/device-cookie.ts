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

/** Accounts of one browser that it is known for: who signed in longest ago is forgotten first. */
const MOST_ACCOUNTS = 5;
const ENTRY = /^([\w-]+)\.(\d{1,12})\.([\w-]+)$/;

interface Entry {
  text: string;
  id: string;
  until: string;
  signature: string;
}

/** What the browser's cookie holds that has not run out, one entry an account. */
function entriesOf(cookies: string | null): Entry[] {
  const found = (cookies ?? "")
    .split(/;\s*/)
    .find((pair) => pair.startsWith(`${deviceName()}=`))
    ?.slice(deviceName().length + 1);
  return (found ?? "")
    .split("~")
    .slice(0, MOST_ACCOUNTS)
    .flatMap((text) => {
      const [, id = "", until = "", signature = ""] = ENTRY.exec(text) ?? [];
      return id !== "" && Number(until) * 1000 > Date.now() ? [{ text, id, until, signature }] : [];
    });
}

function isOf({ id, until, signature }: Entry, email: string): boolean {
  const expected = Buffer.from(signatureOf(id, until, email));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * The cookie for a browser in which this account was signed in to by its password. It opens nothing: it
 * says that wrong passwords which others try elsewhere are not this browser's. Each account of the browser
 * has an entry of its own, which is of no use for another, and stays when another signs in.
 *
 * @param cookies - those that the browser has.
 */
export function deviceCookie(email: string, cookies: string | null): string {
  const id = randomBytes(16).toString("base64url");
  const seconds = DEVICE_DAYS * 24 * 3600;
  const until = String(Math.floor(Date.now() / 1000) + seconds);
  const others = entriesOf(cookies).filter((entry) => !isOf(entry, email));
  const own = `${id}.${until}.${signatureOf(id, until, email)}`;
  const value = [own, ...others.map(({ text }) => text)].slice(0, MOST_ACCOUNTS).join("~");
  const secure = isHttps() ? "; Secure" : "";
  return `${deviceName()}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
}

/** The device among these cookies of a browser, if this account was signed in to there; else null. */
export function knownDevice(cookies: string | null, email: string): string | null {
  return entriesOf(cookies).find((entry) => isOf(entry, email))?.id ?? null;
}
