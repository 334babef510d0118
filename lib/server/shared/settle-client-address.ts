import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { env } from "@/lib/env";
import { connectionAddress, readTrustedProxy } from "./trusted-proxy";

const kept = globalThis as unknown as { groundedSettlesAddresses?: true };

/**
 * From now on every request that this process receives says in X-Forwarded-For who asks: one address,
 * which is the connection's, or what a trusted proxy says. It is written before any handler runs, so
 * whoever reads the header later reads nobody's own word.
 * @throws Error where the setting TRUSTED_PROXY is malformed.
 */
export function settleClientAddresses(): void {
  const isProxy = readTrustedProxy(env().TRUSTED_PROXY);
  if (kept.groundedSettlesAddresses) return;
  kept.groundedSettlesAddresses = true;
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    const address = connectionAddress(request, isProxy);
    if (address === null) delete request.headers["x-forwarded-for"];
    else request.headers["x-forwarded-for"] = address;
  });
}
