import "server-only";
import type { CookiesOptions } from "next-auth";
import { cookieName, isHttps } from "@/lib/server/shared/cookie-name";

const QUARTER_HOUR_SECONDS = 15 * 60;

export const sessionCookie = () => cookieName("next-auth.session-token");
export const callbackCookie = () => cookieName("next-auth.callback-url");

/** next-auth's cookies under this app's rule for names. */
export function authCookies(): Partial<CookiesOptions> {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps() } as const;
  const passing = { ...options, maxAge: QUARTER_HOUR_SECONDS };
  return {
    sessionToken: { name: sessionCookie(), options },
    callbackUrl: { name: callbackCookie(), options },
    csrfToken: { name: cookieName("next-auth.csrf-token"), options },
    pkceCodeVerifier: { name: cookieName("next-auth.pkce.code_verifier"), options: passing },
    state: { name: cookieName("next-auth.state"), options: passing },
    nonce: { name: cookieName("next-auth.nonce"), options: passing },
  };
}
