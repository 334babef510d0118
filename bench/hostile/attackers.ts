import { createHash } from "node:crypto";
import { encode } from "next-auth/jwt";
import type { HostileCaller } from "@/lib/server/testing/hostile-caller";
import { addressOf, type HostileRequest } from "@/lib/server/testing/hostile-requests";

/** Places in the network from which a role attacks, as the proxy in front of the app says them. */
const PLACES = 30;

/** A request of the role as it goes over the wire, on a connection that ends with the reply. */
export function writtenAs(caller: HostileCaller, cookie: string, request: HostileRequest): Buffer {
  const { method, headers, body } = request;
  const place = createHash("sha256")
    .update(`${caller.role} ${request.number % PLACES}`)
    .digest();
  const lines = [
    `${method} ${addressOf(request)} HTTP/1.1`,
    "Host: 127.0.0.1",
    "Connection: close",
    `X-Forwarded-For: 203.0.${place[0]}.${place[1]}`,
  ];
  // As a page of the app sends it; a program brings no cookies.
  if (cookie) lines.push(`Cookie: ${cookie}`, "Sec-Fetch-Site: same-origin");
  if (caller.token) lines.push(`Authorization: Bearer ${caller.token}`);
  for (const [name, value] of Object.entries(headers)) {
    if (name !== "authorization" || !caller.token) lines.push(`${name}: ${value}`);
  }
  if (body !== "") lines.push(`Content-Length: ${Buffer.byteLength(body)}`);
  return Buffer.concat([
    Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"),
    Buffer.from(body, "utf8"),
  ]);
}

/** The cookies of the role: of its sign-in, or of its taking part. */
export async function cookieOf({ sessionId, participantCookie }: HostileCaller): Promise<string> {
  if (!sessionId) return participantCookie;
  return `next-auth.session-token=${await sessionToken(sessionId)}`;
}

/** What next-auth puts into a browser that has signed in. */
export function sessionToken(sessionId: string): Promise<string> {
  return encode({ token: { sessionId }, secret: process.env.NEXTAUTH_SECRET ?? "" });
}
