import "server-only";
import { connection } from "next/server";
import { getServerSession } from "next-auth";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { db } from "@/lib/server/shared/db";
import type { InstallationRole } from "@/lib/views/accounts/installation-role";
import { authOptions } from "./auth-options";

export interface Staff {
  userId: string;
  sessionId: string;
  email: string;
  name: string | null;
  role: InstallationRole;
  /** Whether its address is proven; without, the account works in the study that invited it alone. */
  proven: boolean;
  /** Whether a second factor is required, and this session was begun without one. */
  lacksSecondFactor: boolean;
}

/** The signed-in member of staff, or null: no cookie, a forged or expired one, or an ended session. */
export async function currentStaff(): Promise<Staff | null> {
  // A page for staff is never made ahead of a request: a build has neither settings nor sessions.
  await connection();
  const session: { sessionId?: unknown } | null = await getServerSession(authOptions());
  if (typeof session?.sessionId !== "string") return null;
  const row = await db().staffSession.findFirst({
    where: { id: session.sessionId, expiresAt: { gt: new Date() } },
    select: {
      lastSeenAt: true,
      byPassword: true,
      user: {
        select: {
          id: true,
          email: true,
          name: true,
          role: true,
          provenAt: true,
          secondFactor: { select: { confirmedAt: true } },
        },
      },
    },
  });
  if (!row) return null;
  await noteSeen(session.sessionId, row.lastSeenAt);
  const { id, secondFactor, provenAt, ...person } = row.user;
  const lacksSecondFactor =
    env().REQUIRE_TWO_FACTOR === "yes" && row.byPassword && !secondFactor?.confirmedAt;
  const { sessionId } = session;
  return { ...person, proven: provenAt !== null, userId: id, sessionId, lacksSecondFactor };
}

/** Every page would write a row otherwise. */
const SEEN_EVERY_MS = 5 * 60_000;

async function noteSeen(id: string, lastSeenAt: Date): Promise<void> {
  if (Date.now() - lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  await db().staffSession.updateMany({ where: { id }, data: { lastSeenAt: new Date() } });
}

/**
 * The signed-in member of staff, for a handler that belongs to no study.
 * @throws AppError not-signed-in (401); second-factor-missing (403) where one is required.
 */
export async function requireStaff(): Promise<Staff> {
  const staff = await requireEnrollingStaff();
  if (!staff.lacksSecondFactor) return staff;
  throw new AppError("second-factor-missing", "Set up two-factor authentication first.");
}

/**
 * The same for what sets up a second factor, which is done without one.
 * @throws AppError not-signed-in (401).
 */
export async function requireEnrollingStaff(): Promise<Staff> {
  const staff = await currentStaff();
  if (!staff) throw new AppError("not-signed-in", "Sign in first.");
  return staff;
}
