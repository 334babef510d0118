import "server-only";
import { AppError } from "@/lib/errors";
import { countVisit } from "./count-visit";
import { findTakenStudy } from "./find-taken-study";

/**
 * Counts somebody who does not consent.
 * @throws AppError not-found (404)
 */
export async function declineConsent(slug: string): Promise<void> {
  const study = await findTakenStudy(slug);
  if (!study) throw new AppError("not-found", "There is no such study.");
  await countVisit(study.id, "no-consent");
}
