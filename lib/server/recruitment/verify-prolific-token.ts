import "server-only";
import { createPublicKey, type JsonWebKey, type KeyObject, verify } from "node:crypto";
import { z } from "zod";

export type VerifiedToken =
  | { kind: "verified"; parameters: { PROLIFIC_PID: string; STUDY_ID: string; SESSION_ID: string } }
  | { kind: "forged" }
  | { kind: "expired" };

/** Prolific signs with RS256, and with nothing else. */
const ALGORITHM = "RS256";
const SHORTEST_KEY_BITS = 2048;
/** Clocks may differ by so many seconds. */
const LEEWAY = 60;

const header = z.object({
  alg: z.literal(ALGORITHM),
  kid: z.string().min(1).max(256).optional(),
  // An extension that has to be understood, and is not.
  crit: z.undefined().optional(),
});
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const claims = z.object({
  exp: z.number(),
  nbf: z.number().optional(),
  iat: z.number().optional(),
  aud: z.union([z.string(), z.array(z.string()).max(20)]),
  prolific: z.object({ PROLIFIC_PID: id, STUDY_ID: id, SESSION_ID: id }),
});

/**
 * Verifies the signed parameters of Prolific's links (a JSON Web Token, RFC 7519, signed by RS256):
 * the signature by the key that the token names, that the token is of now, and that it is for this
 * server.
 *
 * @param keySet - Prolific's public keys as JSON Web Keys. No key is taken from the token.
 * @param at.now - seconds since 1970.
 * @param at.lateBy - seconds for which a token that has run out is taken all the same.
 */
export function verifyProlificToken(
  token: string,
  keySet: readonly Record<string, unknown>[],
  { server, now, lateBy = 0 }: { server: string; now: number; lateBy?: number },
): VerifiedToken {
  const [head = "", body = "", signature = "", ...more] = token.split(".");
  const parsedHeader = header.safeParse(readPart(head));
  if (!parsedHeader.success || more.length > 0) return { kind: "forged" };
  const keys = keySet.flatMap((key) => readKey(key, parsedHeader.data.kid) ?? []);
  const signed = Buffer.from(`${head}.${body}`);
  const given = Buffer.from(signature, "base64url");
  if (!keys.some((key) => verify("RSA-SHA256", signed, key, given))) return { kind: "forged" };

  const parsed = claims.safeParse(readPart(body));
  if (!parsed.success || !isFor(parsed.data.aud, server)) return { kind: "forged" };
  const { exp, nbf = 0, iat = 0, prolific } = parsed.data;
  if (Math.max(nbf, iat) > now + LEEWAY) return { kind: "forged" };
  if (now >= exp + LEEWAY + lateBy) return { kind: "expired" };
  return { kind: "verified", parameters: prolific };
}

function readPart(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/** The key, where it is one for these signatures, and the one that the token names if it names one. */
function readKey(key: Record<string, unknown>, kid: string | undefined): KeyObject | null {
  if (key.kty !== "RSA" || (key.alg ?? ALGORITHM) !== ALGORITHM || (key.use ?? "sig") !== "sig") {
    return null;
  }
  if (kid !== undefined && key.kid !== undefined && key.kid !== kid) return null;
  try {
    const { kty, n, e } = key as JsonWebKey;
    const read = createPublicKey({ key: { kty, n, e } as JsonWebKey, format: "jwk" });
    const bits = read.asymmetricKeyDetails?.modulusLength ?? 0;
    return bits >= SHORTEST_KEY_BITS ? read : null;
  } catch {
    return null;
  }
}

/** Whether the audience names this server: by its host, or by an address on it. */
function isFor(audience: string | string[], server: string): boolean {
  const { host, hostname, origin } = new URL(server);
  return [audience].flat().some((one) => {
    if (one === host || one === hostname) return true;
    return URL.canParse(one) && new URL(one).origin === origin;
  });
}
