import "server-only";
import { db } from "@/lib/server/shared/db";
import { verifyPassword } from "./passwords";
import { beginAttempt, endAttempt, refundAttempt } from "./slow-guessing";

export type PasswordCheck =
  | { kind: "right"; userId: string; email: string }
  | { kind: "wrong" }
  | { kind: "wait"; waitMs: number };

/**
 * Whether the password is the account's. Who tries many has to wait longer and longer; that takes the
 * same course, and the same time, whether the account exists or not.
 * @throws AppError unavailable (503) where too many passwords wait already.
 */
export async function checkPassword(
  email: string,
  password: string,
  address: string | null,
): Promise<PasswordCheck> {
  const waitMs = await beginAttempt(email, address);
  if (waitMs > 0) return { kind: "wait", waitMs };
  const user = await db().user.findUnique({ where: { email } });
  const fits = await verifyPassword(password, user?.passwordHash ?? null).catch(
    async (error: unknown) => {
      await refundAttempt(email, address);
      throw error;
    },
  );
  if (!user || !fits) return { kind: "wrong" };
  await endAttempt(email, address);
  return { kind: "right", userId: user.id, email };
}
