import "server-only";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";
import { requireStaff, type Staff } from "@/lib/server/accounts/sign-in/auth";
import { requireStaffPage } from "@/lib/server/shared/require-study-page";

/** Proof that this person manages the accounts of the installation; what reads or changes them asks for it. */
export interface AdministratorAccess {
  readonly userId: string;
  readonly email: string;
}

/**
 * The signed-in administrator. To others the accounts are not there.
 * @throws AppError not-signed-in (401), not-found (404).
 */
export async function requireAdministrator(): Promise<AdministratorAccess> {
  const staff: Staff = await requireStaff();
  if (staff.role === "ADMINISTRATOR") return staff;
  throw new AppError("not-found", "There is nothing at this address.");
}

/** The same for a page: others find nothing, and who is not signed in comes back to `path`. */
export async function requireAdministratorPage(path: string): Promise<AdministratorAccess> {
  const staff = await requireStaffPage(path);
  return staff.role === "ADMINISTRATOR" ? staff : notFound();
}
