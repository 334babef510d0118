import "server-only";
import { AppError } from "@/lib/errors";
import { db, type Transaction } from "@/lib/server/shared/db";
import { STUDY_MAKERS } from "@/lib/views/accounts/installation-role";
import { requireStaff } from "./sign-in/auth";

/**
 * Refuses accounts that may not create studies. Every way to store a new study passes here, in the
 * transaction that stores it.
 * @throws AppError not-allowed (403).
 */
export async function refuseUnlessStudyMaker(
  { userId }: { userId: string },
  client: Transaction = db(),
): Promise<void> {
  const maker = await client.user.findFirst({
    // Who has an unproven address works in the study that invited them alone.
    where: { id: userId, role: { in: STUDY_MAKERS }, provenAt: { not: null } },
    select: { id: true },
  });
  if (maker) return;
  throw new AppError(
    "not-allowed",
    "Your account cannot create studies. Ask an administrator for the role Researcher.",
  );
}

/**
 * The signed-in person, who may create studies: asked before anything is read of the request.
 * @throws AppError not-signed-in (401), not-allowed (403).
 */
export async function requireStudyMaker(): Promise<{ userId: string }> {
  const staff = await requireStaff();
  await refuseUnlessStudyMaker(staff);
  return staff;
}
