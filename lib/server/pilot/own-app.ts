import "server-only";
import { env } from "@/lib/env";
import type { Connection, Reply } from "./http-participant";

const ANSWER_WITHIN_MS = 30_000;

/** The address at which this process of the app answers on its own machine. */
function ownAddress(): string {
  const { HOST, PORT } = env();
  const everywhere = !HOST || HOST === "0.0.0.0" || HOST === "::";
  const host = everywhere ? "127.0.0.1" : HOST.includes(":") ? `[${HOST}]` : HOST;
  return `http://${host}:${PORT}`;
}

/** Sends requests to this app over its own HTTP interface, as a browser of a participant does. */
export function connectToOwnApp(signal: AbortSignal): Connection {
  const address = ownAddress();
  return {
    async send(method, path, { cookie }, body): Promise<Reply> {
      const reply = await fetch(`${address}${path}`, {
        method,
        redirect: "manual",
        cache: "no-store",
        signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
        headers: {
          ...(cookie === "" ? {} : { cookie }),
          origin: new URL(env().NEXTAUTH_URL).origin,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(body === undefined ? {} : { body }),
      });
      return {
        status: reply.status,
        body: await reply.text(),
        cookies: reply.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? ""),
      };
    },
  };
}
