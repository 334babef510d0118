import "server-only";
import type { Account, NextAuthOptions, Profile } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { secondFactorCode } from "@/lib/schemas/accounts/second-factor";
import { signInWithCodeSchema } from "@/lib/schemas/accounts/sign-in";
import { type Asker, NOBODY } from "@/lib/server/accounts/asker";
import { identifyStaff } from "@/lib/server/accounts/identify-staff";
import type { Identity } from "@/lib/server/accounts/identity";
import { recordFailedSignIn } from "@/lib/server/accounts/installation/record-failed-sign-in";
import { recordInstallationEntry } from "@/lib/server/accounts/installation/record-installation-entry";
import { alertNewBrowser } from "@/lib/server/accounts/mail/alert-account";
import { checkCode, hasSecondFactor } from "@/lib/server/accounts/second-factor/check-code";
import { db } from "@/lib/server/shared/db";
import { CODE_MARK } from "@/lib/views/accounts/second-factor-view";
import { SIGN_IN_PROBLEM } from "@/lib/views/accounts/sign-in-problem";
import { sayWait, WAIT_MARK } from "@/lib/views/accounts/sign-in-wait";
import { authCookies } from "./auth-cookies";
import { checkPassword } from "./check-password";
import { isAddress } from "./check-sign-in-request";
import { deviceCookie, knownDevice } from "./device-cookie";
import { issuerOf, nextAuthProviders, type ProviderProfile } from "./sign-in-providers";
import { sessionOf, tieIdentity } from "./tie-identity";

/** What a sign-in leaves for the route that answers. */
export interface SignInOutcome {
  /** Why it was refused, where the library's own reply would be another. */
  refusal?: AppError;
  /** Whether the account was never signed in to there by its password. */
  isNewBrowser?: boolean;
  /** By which the browser is known from now on. */
  deviceCookie?: string;
}

const SESSION_SECONDS = 12 * 60 * 60;

async function authorize(credentials: unknown, asker: Asker, outcome: SignInOutcome) {
  const parsed = signInWithCodeSchema.safeParse(credentials);
  if (!parsed.success) return null;
  const { email, password, code } = parsed.data;
  const device = knownDevice(asker.cookies, email);
  const check = await checkPassword(email, password, asker.address, device).catch(
    (error: unknown) => {
      // The library would make a wrong password of it: the route says what it was.
      if (error instanceof AppError) outcome.refusal = error;
      throw error;
    },
  );
  // The form shows what is thrown here.
  if (check.kind === "wait") {
    throw new Error(WAIT_MARK + sayWait(check.waitMs, Date.now()));
  }
  if (check.kind === "wrong") return null;
  await requireCode(check.userId, code, device);
  outcome.deviceCookie = deviceCookie(email, asker.cookies);
  outcome.isNewBrowser = device === null;
  return { id: check.userId, email };
}

/** @throws Error with what the form shows, where the account has a second factor and this is no code of it. */
async function requireCode(userId: string, typed: string, device: string | null): Promise<void> {
  if (!(await hasSecondFactor(userId))) return;
  if (typed.trim() === "") throw new Error(CODE_MARK);
  const code = secondFactorCode.safeParse(typed);
  const check = code.success
    ? await checkCode(userId, code.data, device)
    : ({ kind: "wrong" } as const);
  if (check.kind === "wait") throw new Error(WAIT_MARK + sayWait(check.waitMs, Date.now()));
  if (check.kind === "wrong") throw new Error(`${CODE_MARK}This code is wrong or was used.`);
}

/** Whose account it is that a provider signs in to, or the address that says why it is nobody's. */
async function identify(
  account: Account,
  profile: Profile | undefined,
  asker: Asker,
): Promise<{ userId: string; sessionId?: string } | string> {
  const issuer = issuerOf(account.provider);
  if (!issuer) return refusedPath(asker);
  const session = asker.tying ? await sessionOf(asker.tying) : null;
  const identity = identityOf(issuer, account.providerAccountId, profile);
  if (session) {
    const outcome = await tieIdentity(session, identity);
    if (outcome === "tied") return { userId: session.userId, sessionId: session.id };
    // The address is proven by it, which ends every session, this one too: it begins anew.
    if (outcome === "proven") return { userId: session.userId };
    return `/account?error=${SIGN_IN_PROBLEM[outcome]}`;
  }
  const userId = await identifyStaff(identity, asker.invitation);
  if (userId !== null) return { userId };
  await recordFailedSignIn(null, "provider");
  return refusedPath(asker);
}

function identityOf(provider: string, subject: string, profile: Profile | undefined): Identity {
  const { name, email, email_verified: verified } = (profile ?? {}) as ProviderProfile;
  const isVerified = verified === true || verified === "true";
  return {
    provider,
    subject,
    name: name?.slice(0, 100) ?? null,
    verifiedEmail: email && isVerified ? email.toLowerCase() : null,
  };
}

function refusedPath({ invitation }: Asker): string {
  const query = new URLSearchParams({ error: SIGN_IN_PROBLEM.unknown });
  if (invitation) query.set("callbackUrl", `/invitation/${invitation}`);
  return `/sign-in?${query}`;
}

/**
 * next-auth's credentials provider knows only signed tokens, which cannot be taken back. The token
 * here carries the id of a row of `staff_session`; without that row it opens nothing. The options are
 * made for each request, and know who asks; what the route has to add to the reply is left in `outcome`.
 */
export function authOptions(asker: Asker = NOBODY, outcome: SignInOutcome = {}): NextAuthOptions {
  /** Of who comes from a provider: the account here, which is not the provider's. */
  let identified: { userId: string; sessionId?: string } | null = null;
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    cookies: authCookies(),
    pages: {
      signIn: "/sign-in",
      error: "/sign-in",
      signOut: "/account",
      verifyRequest: "/sign-in",
    },
    providers: [
      Credentials({
        credentials: {
          email: { type: "email" },
          password: { type: "password" },
          code: { type: "text" },
        },
        authorize: (credentials) => authorize(credentials, asker, outcome),
      }),
      ...nextAuthProviders(),
    ],
    callbacks: {
      redirect({ url, baseUrl }) {
        // A path is one of this server; of addresses only those of this server are followed.
        if (!isAddress(url)) return baseUrl;
        const target = new URL(url, baseUrl);
        return target.origin === baseUrl ? target.href : baseUrl;
      },
      async signIn({ account, profile }) {
        if (account?.type !== "oauth") return true;
        const found = await identify(account, profile, asker);
        if (typeof found === "string") return found;
        identified = found;
        return true;
      },
      async jwt({ token, user, account }) {
        if (!user) return token;
        const person = account?.type === "oauth" ? identified : { userId: user.id };
        if (person === null) return token;
        const { userId } = person;
        if (person.sessionId) return { sessionId: person.sessionId };
        const expiresAt = new Date(Date.now() + SESSION_SECONDS * 1000);
        const session = await db().staffSession.create({
          data: {
            userId,
            expiresAt,
            browser: asker.browser,
            byPassword: account?.type === "credentials",
          },
        });
        await recordInstallationEntry({
          action: "sign-in",
          userId,
          accountId: userId,
          detail: { by: account?.provider ?? "unknown", browser: asker.browser ?? "unknown" },
        });
        if (outcome.isNewBrowser) alertNewBrowser(userId, asker.browser);
        return { sessionId: session.id };
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
