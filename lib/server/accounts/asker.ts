import "server-only";
import { clientAddress } from "@/lib/server/shared/client-address";
import { safelyDecoded } from "@/lib/server/shared/safely-decoded";
import { TIED_PATH } from "@/lib/views/accounts/account-view";
import { nameBrowser } from "@/lib/views/accounts/name-browser";

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

/** next-auth keeps there where to go after signing in. */
const CALLBACK_COOKIE = /(?:^|;\s*)(?:__Host-)?next-auth\.callback-url=([^;]*)/;

/** Where to go after signing in; "" where nothing says so. */
function targetOf(cookies: string): string {
  return safelyDecoded(CALLBACK_COOKIE.exec(cookies)?.[1] ?? "");
}

/** Of a request's headers. */
export function askerOf(headers: Headers): Asker {
  const cookies = headers.get("cookie") ?? "";
  const target = targetOf(cookies);
  return {
    address: clientAddress(headers),
    browser: nameBrowser(headers.get("user-agent")),
    invitation: /\/invitation\/([\w-]+)$/.exec(target)?.[1] ?? null,
    tying: target.endsWith(TIED_PATH) ? cookies : null,
    cookies: cookies || null,
  };
}
