import "server-only";
import { nameBrowser } from "@/lib/figures/name-browser";

/** What is known of the browser that asks to be signed in. */
export interface Asker {
  address: string | null;
  browser: string | null;
  /** The token of the invitation that they come from, and go back to. */
  invitation: string | null;
}

export const NOBODY: Asker = { address: null, browser: null, invitation: null };

/**
 * The network's address of who asks: what the nearest proxy saw. Earlier entries of the header are
 * whatever the asker wrote there.
 */
function networkAddress(forwardedFor: string | null): string | null {
  return forwardedFor?.split(",").at(-1)?.trim() || null;
}

/** next-auth keeps there where to go after signing in. */
const CALLBACK_COOKIE = /(?:^|;\s*)(?:__Secure-)?next-auth\.callback-url=([^;]*)/;

function invitationOf(cookies: string | null): string | null {
  const address = CALLBACK_COOKIE.exec(cookies ?? "")?.[1];
  if (!address) return null;
  return /\/invitation\/([\w-]+)$/.exec(safelyDecoded(address))?.[1] ?? null;
}

function safelyDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

/** Of a request's headers. */
export function askerOf(headers: Headers): Asker {
  return {
    address: networkAddress(headers.get("x-forwarded-for")),
    browser: nameBrowser(headers.get("user-agent")),
    invitation: invitationOf(headers.get("cookie")),
  };
}
