import "server-only";
import { connection } from "next/server";
import type { NextAuthOptions } from "next-auth";
import { getServerSession } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { signInSchema } from "@/lib/schemas/sign-in";
import { db } from "../db";
import { verifyPassword } from "./passwords";

const SESSION_SECONDS = 12 * 60 * 60;

async function authorize(credentials: unknown) {
  const parsed = signInSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const user = await db().user.findUnique({ where: { email: parsed.data.email } });
  const fits = await verifyPassword(parsed.data.password, user?.passwordHash ?? null);
  return user && fits ? { id: user.id, email: user.email } : null;
}

/**
 * next-auth's credentials provider knows only signed tokens, which cannot be taken back. The token
 * here carries the id of a row of `staff_session`; without that row it opens nothing.
 */
export function authOptions(): NextAuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    pages: { signIn: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize,
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (!user) return token;
        const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1000);
        const session = await db().staffSession.create({ data: { userId: user.id, expiresAt } });
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
    select: { user: { select: { id: true, email: true, name: true } } },
  });
  if (!row) return null;
  const { id, ...person } = row.user;
  return { ...person, userId: id, sessionId: session.sessionId };
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
