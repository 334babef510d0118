import { z } from "zod";

/** Where people land who asked for nothing else. */
export const FIRST_STAFF_PAGE = "/studies";

/**
 * Where to go after signing in: the path that was asked for, on this server only. Anything else (another
 * site, another scheme, a path that a browser would read as another site) becomes the first page.
 *
 * @param wanted - the `callbackUrl` of the address, as it came: a path or a whole address.
 * @param origin - the public address of this server.
 */
export function callbackPath(wanted: unknown, origin: string): string {
  const parsed = z.string().max(2000).safeParse(wanted);
  if (!parsed.success || !URL.canParse(parsed.data, origin)) return FIRST_STAFF_PAGE;
  const target = new URL(parsed.data, origin);
  if (target.origin !== new URL(origin).origin) return FIRST_STAFF_PAGE;
  // After resolution "//" at the start of the path would still mean another site.
  if (target.pathname.startsWith("//") || target.pathname === "/sign-in") return FIRST_STAFF_PAGE;
  return target.pathname + target.search + target.hash;
}
