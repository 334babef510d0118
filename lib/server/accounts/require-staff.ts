import "server-only";
import { AppError } from "@/lib/errors";
import { currentStaff, type Staff } from "./sign-in/auth";

/**
 * Who is signed in, for what is about no study in particular.
 * @throws AppError not-signed-in (401).
 */
export async function requireStaff(): Promise<Staff> {
  const staff = await currentStaff();
  if (!staff) throw new AppError("not-signed-in", "Sign in first.");
  return staff;
}
