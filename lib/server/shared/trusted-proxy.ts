import "server-only";
import { isIP } from "node:net";
import proxyaddr from "proxy-addr";

/** Decides whether an address is one of the proxies in front of this server. */
export type IsProxy = (address: string, hop: number) => boolean;

const NONE: IsProxy = () => false;

/**
 * Reads the setting TRUSTED_PROXY: addresses and networks (CIDR) of the proxies in front of this server,
 * with commas between them; also loopback, linklocal and uniquelocal. Empty: there is none.
 * @throws Error naming the setting.
 */
export function readTrustedProxy(text: string | undefined): IsProxy {
  const entries = (text ?? "").split(",").flatMap((entry) => entry.trim() || []);
  if (entries.length === 0) return NONE;
  try {
    return proxyaddr.compile(entries);
  } catch {
    throw new Error(
      `TRUSTED_PROXY is "${text}"; it must be addresses or networks, like 127.0.0.1, 10.0.0.0/8.`,
    );
  }
}

interface Received {
  headers: { [name: string]: string | string[] | undefined };
  socket: { remoteAddress?: string | undefined };
}

/**
 * The network's address of who asks. A proxy's word for it (X-Forwarded-For) is believed only from a
 * trusted proxy, and back to the first address that is none: what stands before is the asker's own word.
 * Null where the connection is gone already.
 */
export function connectionAddress(request: Received, isProxy: IsProxy): string | null {
  const { remoteAddress } = request.socket;
  if (!remoteAddress) return null;
  const said = proxyaddr(request as never, isProxy);
  return (isIP(said) ? said : remoteAddress).replace(/^::ffff:(?=\d+\.)/, "");
}
