import "server-only";
import { cookies } from "next/headers";
import { AppError } from "@/lib/errors";
import { cookieName } from "@/lib/server/shared/cookie-name";
import { findTakenStudy } from "./find-taken-study";
import { isFramed } from "./is-framed";
import { setCookie } from "./participant-token";

const CHECK = "grounded_check";

/**
 * Whether this browser, perhaps in a frame of another site, sends back a cookie as the participant's
 * is. The first time there is none; then it is given one.
 * @throws AppError not-found (404) for an unknown study.
 */
export async function checkCookie(slug: string): Promise<boolean> {
  const study = await findTakenStudy(slug);
  if (!study) throw new AppError("not-found", "There is no such study.");
  if ((await cookies()).get(cookieName(CHECK))) return true;
  await setCookie(CHECK, "1", { framed: isFramed(study) });
  return false;
}
