import "server-only";
import { env } from "@/lib/env";

/** Whether browsers reach this server by https. */
export function isHttps(): boolean {
  return env().NEXTAUTH_URL.startsWith("https:");
}

/**
 * A cookie's name in browsers. Over https it begins with `__Host-`: such a cookie is set by this very
 * host, and no other site of the same domain can put one of its own in its place.
 */
export function cookieName(name: string): string {
  return isHttps() ? `__Host-${name}` : name;
}
