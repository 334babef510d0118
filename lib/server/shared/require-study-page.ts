import "server-only";
import { notFound, redirect } from "next/navigation";
import { AppError } from "@/lib/errors";
import { requireLastingAccess } from "@/lib/server/accounts/access";
import { currentStaff, type Staff } from "@/lib/server/accounts/sign-in/auth";
import type { Capability, StudyAccess } from "@/lib/server/accounts/study-access";

function signInFirst(path: string): never {
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}

export const SECOND_FACTOR_PAGE = "/account/two-factor";

/**
 * The signed-in person, for a page; without one, off to the sign-in page and back to `path`. Who has to
 * set up a second factor does that first.
 */
export async function requireStaffPage(path: string): Promise<Staff> {
  const staff = (await currentStaff()) ?? signInFirst(path);
  if (staff.lacksSecondFactor && path !== SECOND_FACTOR_PAGE) redirect(SECOND_FACTOR_PAGE);
  return staff;
}

/**
 * Access to a study, for a page: who is not signed in goes to the sign-in page and comes back to
 * `path`; what is not theirs is not found.
 */
export async function requireStudyPage(
  slug: string,
  capability: Capability,
  path: string,
): Promise<StudyAccess> {
  try {
    return await requireLastingAccess(slug, capability);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "not-signed-in") signInFirst(path);
    if (error.code === "second-factor-missing") redirect(SECOND_FACTOR_PAGE);
    notFound();
  }
}
