import "server-only";
import { clientAddress, networkOf } from "@/lib/server/shared/client-address";
import { safelyDecoded } from "@/lib/server/shared/safely-decoded";
import { TIED_PATH } from "@/lib/views/accounts/account-view";
import { nameBrowser } from "@/lib/views/accounts/name-browser";
import { callbackCookie } from "./sign-in/auth-cookies";

/** What is known of the browser that asks to be signed in. */
export interface Asker {
  address: string | null;
  browser: string | null;
  /** The token of the invitation that they come from, and go back to. */
  invitation: string | null;
  /** The cookies of who is signed in and ties a provider's sign-in to the account; else null. */
  tying: string | null;
  /** Its cookies, among which a device may be known. */
  cookies: string | null;
}

export const NOBODY: Asker = {
  address: null,
  browser: null,
  invitation: null,
  tying: null,
  cookies: null,
};

/**
 * Where to go after signing in, which next-auth keeps in a cookie of exactly this name: one without its
 * prefix could be another site's of the same domain. "" where nothing says so.
 */
function targetOf(cookies: string): string {
  const name = `${callbackCookie()}=`;
  const found = cookies.split(/;\s*/).find((pair) => pair.startsWith(name));
  return safelyDecoded(found?.slice(name.length) ?? "");
}

/** Of a request's headers. */
export function askerOf(headers: Headers): Asker {
  const cookies = headers.get("cookie") ?? "";
  const target = targetOf(cookies);
  const address = clientAddress(headers);
  return {
    // It is counted by: of IPv6 the part that its owner cannot choose.
    address: address === null ? null : networkOf(address),
    browser: nameBrowser(headers.get("user-agent")),
    invitation: /\/invitation\/([\w-]+)$/.exec(target)?.[1] ?? null,
    tying: target.endsWith(TIED_PATH) ? cookies : null,
    cookies: cookies || null,
  };
}
