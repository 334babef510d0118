import "server-only";
import { isIPv6 } from "node:net";

/**
 * The network's address of who asks, from a request's headers, as `settleClientAddresses` wrote it: the
 * header has one entry. Null: nothing says it.
 */
export function clientAddress(headers: Pick<Headers, "get">): string | null {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || null;
}

/**
 * What counts as one place in the network: an IPv4 address, of IPv6 the 64 bits that one connection is
 * given, because its owner chooses the rest.
 */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail = ""] = plain.replace(/%.*$/, "").toLowerCase().split("::");
  const first = head === "" ? [] : head.split(":");
  const last = tail === "" ? [] : tail.split(":");
  const middle = plain.includes("::") ? new Array(8 - first.length - last.length).fill("0") : [];
  const groups = [...first, ...middle, ...last].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(":")}::/64`;
}
