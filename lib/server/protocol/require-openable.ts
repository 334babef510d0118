import "server-only";
import { AppError } from "@/lib/errors";
import type { Transaction } from "@/lib/server/shared/db";
import { checkOpening } from "./check-opening";

/**
 * Holds a version of the protocol against the study's content, as of this transaction.
 *
 * @returns the warnings that stand, which have been confirmed.
 * @throws AppError not-acceptable (422) with what is missing; unconfirmed (422) with the warnings
 * while they are not confirmed.
 */
export async function requireOpenable(
  tx: Transaction,
  studyId: string,
  version: { document: unknown } | null,
  { what, confirmed }: { what: string; confirmed: boolean },
): Promise<string[]> {
  const { blocking, warnings } = await checkOpening(tx, studyId, version?.document ?? {});
  if (blocking.length > 0) {
    const reasons = blocking.map((problem) => problem.message).join(" ");
    throw new AppError("not-acceptable", `${what} cannot open. ${reasons}`, blocking);
  }
  if (warnings.length > 0 && !confirmed) {
    throw new AppError("unconfirmed", "There are warnings to confirm.", warnings);
  }
  return warnings.map(({ message }) => message);
}
