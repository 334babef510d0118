import "server-only";
import { createHmac, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { env } from "@/lib/env";

/**
 * A participant's browser carries `participant id . signature` in a cookie per study. The token is
 * derived, not stored: the same link on a second device gives the same token, and the first stays
 * valid.
 */

const PREFIX = "grounded_take_";
const MAX_AGE_SECONDS = 60 * 24 * 3600;

function sign(purpose: string, text: string): Buffer {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`${purpose}\n${text}`).digest();
}

/** Keyed hash of a recruiter's id: finds the person again without keeping the id beside ratings. */
export function hashExternalId(studyId: string, externalId: string): string {
  return sign("external-id", `${studyId}\n${externalId}`).toString("base64url");
}

function issueToken(participantId: string): string {
  return `${participantId}.${sign("participant", participantId).toString("base64url")}`;
}

/** The participant that a token names, or null for anything that we did not issue. */
function readToken(token: string): string | null {
  const [participantId = "", signature = ""] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const expected = sign("participant", participantId);
  return given.length === expected.length && timingSafeEqual(given, expected)
    ? participantId
    : null;
}

/** Lets this browser act as the participant. */
export async function rememberParticipant(studyId: string, participantId: string): Promise<void> {
  (await cookies()).set(PREFIX + studyId, issueToken(participantId), {
    httpOnly: true,
    sameSite: "lax",
    secure: env().NEXTAUTH_URL.startsWith("https:"),
    path: "/",
    maxAge: MAX_AGE_SECONDS,
  });
}

/** The participant of this study that this browser acts as. */
export async function rememberedParticipant(studyId: string): Promise<string | null> {
  const token = (await cookies()).get(PREFIX + studyId)?.value;
  return token ? readToken(token) : null;
}

/** Every participant that this browser acts as, over all studies. */
export async function rememberedParticipants(): Promise<string[]> {
  const tokens = (await cookies()).getAll().filter((cookie) => cookie.name.startsWith(PREFIX));
  return tokens.flatMap((cookie) => readToken(cookie.value) ?? []);
}
