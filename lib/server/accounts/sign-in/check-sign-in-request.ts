import "server-only";
import type { NextRequest } from "next/server";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { callbackCookie } from "./auth-cookies";

/** As providers name what went wrong, and next-auth does; it comes back in an address. */
const ERROR_NAME = /^[\w .-]{0,64}$/;

/**
 * Refuses what next-auth would stumble over: it takes for granted that its own pages ask.
 * @throws AppError malformed-request (400).
 */
export function checkSignInRequest(request: NextRequest, [action, provider]: string[]): void {
  const { searchParams } = request.nextUrl;
  const type = request.headers.get("content-type") ?? "";
  if (request.method === "POST" && !type.startsWith("application/x-www-form-urlencoded")) {
    throw new AppError("malformed-request", "Send a form.");
  }
  if (request.method === "GET" && action === "callback" && provider === "credentials") {
    throw new AppError("malformed-request", "A password is sent by the form alone.");
  }
  const targets = [searchParams.get("callbackUrl"), request.cookies.get(callbackCookie())?.value];
  if (!targets.every((target) => !target || isAddress(target))) {
    throw new AppError("malformed-request", "The address to go back to is malformed.");
  }
  // A provider's own words stay in the answer to the provider.
  const error = searchParams.get("error") ?? "";
  if (action !== "callback" && !ERROR_NAME.test(error)) {
    throw new AppError("malformed-request", "The name of the error is malformed.");
  }
}

/** A path of this server, or an address on the web. */
export function isAddress(text: string): boolean {
  const base = text.startsWith("/") ? env().NEXTAUTH_URL : undefined;
  return URL.canParse(text, base) && /^https?:$/.test(new URL(text, base).protocol);
}
