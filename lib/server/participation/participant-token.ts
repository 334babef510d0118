import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { env } from "@/lib/env";
import { cookieName, isHttps } from "@/lib/server/shared/cookie-name";
import { isFramedStudy } from "./is-framed";

/**
 * A participant's browser carries `participant id . signature` in a cookie per study. The token is
 * derived, not stored: the same link on a second device gives the same token, and the first stays
 * valid.
 */

const PREFIX = "grounded_take_";
/** Keeps a random number of the browser, the same for all studies. */
const DEVICE = "grounded_device";
const MAX_AGE_SECONDS = 60 * 24 * 3600;

function sign(purpose: string, text: string): Buffer {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`${purpose}\n${text}`).digest();
}

/** Keyed hash of a recruiter's id: finds the person again without keeping the id beside ratings. */
export function hashExternalId(studyId: string, externalId: string): string {
  return sign("external-id", `${studyId}\n${externalId}`).toString("base64url");
}

function issueToken(purpose: string, participantId: string): string {
  return `${participantId}.${sign(purpose, participantId).toString("base64url")}`;
}

/** The participant that a token names, or null for anything that we did not issue. */
function readToken(purpose: string, token: string): string | null {
  const [participantId = "", signature = ""] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const expected = sign(purpose, participantId);
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? participantId
    : null;
}

/** What stands in the address by which a participant can withdraw later, from any device. */
export function issueWithdrawalToken(participantId: string): string {
  return issueToken("withdrawal", participantId);
}

/** The participant that a withdrawal address names, or null. */
export function readWithdrawalToken(token: string): string | null {
  return readToken("withdrawal", token);
}

/**
 * Keeps something in this browser, out of reach of scripts.
 *
 * @param options.framed - also for pages in a frame of another site, which gets a jar of its own. What
 * is sent with it is protected by the check of where a request comes from, not by the cookie.
 */
export async function setCookie(
  name: string,
  value: string,
  { framed = false }: { framed?: boolean } = {},
): Promise<void> {
  // Elsewhere browsers keep no cookie like that, and show the pages in no frame of an https page.
  const inFrames = framed && (isHttps() || isLoopback());
  (await cookies()).set(cookieName(name), value, {
    httpOnly: true,
    ...(inFrames
      ? { sameSite: "none", secure: true, partitioned: true }
      : { sameSite: "lax", secure: isHttps() }),
    path: "/",
    maxAge: MAX_AGE_SECONDS,
  });
}

/** Whether browsers reach this server on their own machine, which they take for safe without https. */
function isLoopback(): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(env().NEXTAUTH_URL).hostname);
}

/** Lets this browser act as the participant. */
export async function rememberParticipant(studyId: string, participantId: string): Promise<void> {
  const token = issueToken("participant", participantId);
  await setCookie(PREFIX + studyId, token, { framed: await isFramedStudy(studyId) });
}

/** The participant of this study that this browser acts as. */
export async function rememberedParticipant(studyId: string): Promise<string | null> {
  const token = (await cookies()).get(cookieName(PREFIX + studyId))?.value;
  return token ? readToken("participant", token) : null;
}

/** Every participant that this browser acts as, over all studies. */
export async function rememberedParticipants(): Promise<string[]> {
  const prefix = cookieName(PREFIX);
  const tokens = (await cookies()).getAll().filter((cookie) => cookie.name.startsWith(prefix));
  return tokens.flatMap((cookie) => readToken("participant", cookie.value) ?? []);
}

/** The random number that this browser keeps; null where it has none. */
export async function knownDevice(): Promise<string | null> {
  const known = (await cookies()).get(cookieName(DEVICE))?.value;
  return known && known.length <= 64 ? known : null;
}

/**
 * A keyed hash that is the same for all participants of the study in this browser, and tells nothing
 * about it: of a random number that the browser keeps.
 *
 * @param visit - a random number of the page, kept by a browser that has none: when a reply is lost on
 * the way and the page sends again, it is the same browser.
 */
export async function hashDevice(studyId: string, visit: string): Promise<string> {
  const known = await knownDevice();
  const device = known ?? visit;
  if (device !== known) await setCookie(DEVICE, device, { framed: await isFramedStudy(studyId) });
  return sign("device", `${studyId}\n${device}`).toString("base64url");
}
