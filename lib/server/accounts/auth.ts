import "server-only";
import { connection } from "next/server";
import type { NextAuthOptions } from "next-auth";
import { getServerSession } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { nameBrowser } from "@/lib/figures/name-browser";
import { sayWait, WAIT_MARK } from "@/lib/figures/sign-in-wait";
import { signInSchema } from "@/lib/schemas/sign-in";
import { db } from "../db";
import { checkPassword } from "./check-password";
import { networkAddress } from "./network-address";

const SESSION_SECONDS = 12 * 60 * 60;

async function authorize(credentials: unknown, asker: Asker) {
  const parsed = signInSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password } = parsed.data;
  const check = await checkPassword(email, password, asker.address);
  // The form shows what is thrown here.
  if (check.kind === "wait") {
    throw new Error(WAIT_MARK + sayWait(check.waitMs, Date.now()));
  }
  return check.kind === "right" ? { id: check.userId, email } : null;
}

/** What is known of the browser that asks. */
export interface Asker {
  address: string | null;
  browser: string | null;
}

const NOBODY: Asker = { address: null, browser: null };

/** Of a request's headers. */
export function askerOf(headers: Headers): Asker {
  return {
    address: networkAddress(headers.get("x-forwarded-for")),
    browser: nameBrowser(headers.get("user-agent")),
  };
}

/**
 * next-auth's credentials provider knows only signed tokens, which cannot be taken back. The token
 * here carries the id of a row of `staff_session`; without that row it opens nothing.
 */
export function authOptions(asker: Asker = NOBODY): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: (credentials) => authorize(credentials, asker),
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (!user) return token;
        const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1000);
        const session = await db().staffSession.create({
          data: { userId: user.id, expiresAt, browser: asker.browser },
        });
        return { ...token, sessionId: session.id };
      },
      session({ session, token }) {
        return { ...session, sessionId: token.sessionId };
      },
    },
    events: {
      async signOut({ token }) {
        const id = token?.sessionId;
        if (typeof id === "string") await db().staffSession.deleteMany({ where: { id } });
      },
    },
  };
}

export interface Staff {
  userId: string;
  sessionId: string;
  email: string;
  name: string | null;
}

/** The signed-in member of staff, or null: no cookie, a forged or expired one, or an ended session. */
export async function currentStaff(): Promise<Staff | null> {
  // A page for staff is never made ahead of a request: a build has neither settings nor sessions.
  await connection();
  const session: { sessionId?: unknown } | null = await getServerSession(authOptions());
  if (typeof session?.sessionId !== "string") return null;
  const row = await db().staffSession.findFirst({
    where: { id: session.sessionId, expiresAt: { gt: new Date() } },
    select: { lastSeenAt: true, user: { select: { id: true, email: true, name: true } } },
  });
  if (!row) return null;
  await noteSeen(session.sessionId, row.lastSeenAt);
  const { id, ...person } = row.user;
  return { ...person, userId: id, sessionId: session.sessionId };
}

/** Every page would write a row otherwise. */
const SEEN_EVERY_MS = 5 * 60_000;

async function noteSeen(id: string, lastSeenAt: Date): Promise<void> {
  if (Date.now() - lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  await db().staffSession.updateMany({ where: { id }, data: { lastSeenAt: new Date() } });
}

/**
 * The signed-in member of staff, for a handler that belongs to no study.
 * @throws AppError not-signed-in (401).
 */
export async function requireStaff(): Promise<Staff> {
  const staff = await currentStaff();
  if (!staff) throw new AppError("not-signed-in", "Sign in first.");
  return staff;
}
