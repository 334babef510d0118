import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { loadAccount } from "@/lib/server/accounts/load-account";
import { inviteStaff } from "@/lib/server/accounts/team/invite-staff";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { startIdentityProvider } from "@/lib/server/testing/identity-provider";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { SignInBrowser } from "@/lib/server/testing/sign-in-browser";
import { TIED_PATH } from "@/lib/views/accounts/account-view";
import type { Staff } from "./auth";
import { checkPassword } from "./check-password";
import { deviceCookie, knownDevice } from "./device-cookie";
import { hashPassword } from "./passwords";
import { setFirstPassword } from "./set-first-password";
import { untieIdentity } from "./untie-identity";

let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let email: string;
let sub: string;

beforeAll(async () => {
  provider = await startIdentityProvider();
  vi.stubEnv("OIDC_PROVIDERS", JSON.stringify([provider.settings]));
});

afterAll(() => provider.stop());

beforeEach(() => {
  email = `${crypto.randomUUID()}@example.org`;
  sub = crypto.randomUUID();
});

const makeUser = async (password: string | null = null) =>
  (
    await db().user.create({
      data: {
        email,
        passwordHash: password && (await hashPassword(password)),
        provenAt: new Date(),
      },
    })
  ).id;

/** Whose session the browser has. */
async function whoIs(browser: SignInBrowser) {
  const id = await browser.sessionId();
  return id && db().staffSession.findUnique({ where: { id }, include: { user: true } });
}

describe("Signing in by a password", () => {
  const PASSWORD = "a long password of mine";

  it("makes a session that knows its browser, and ends with it", async () => {
    const userId = await makeUser(PASSWORD);
    const browser = new SignInBrowser();
    const reply = await browser.signIn("callback/credentials", { email, password: PASSWORD });
    expect(reply.status).toBe(302);
    expect(await whoIs(browser)).toMatchObject({ userId, browser: "Firefox on Linux" });
    await browser.signIn("signout");
    expect(await browser.sessionId()).toBeNull();
    expect(await db().staffSession.count({ where: { userId } })).toBe(0);
  });

  it("says how long to wait after too many wrong ones", async () => {
    await makeUser(PASSWORD);
    const browser = new SignInBrowser();
    const wrong = () => browser.signIn("callback/credentials", { email, password: "wrong" });
    for (let time = 0; time < 5; time++) expect((await wrong()).location).toContain("Credentials");
    // However long this machine took for it.
    await db().$executeRaw`UPDATE sign_in_failure SET last_at = last_at + interval '1 hour'`;
    expect(decodeURIComponent((await wrong()).location ?? "")).toMatch(
      /wait\/.*Wait \d+ minutes, until/,
    );
    expect(await whoIs(browser)).toBeNull();
  });
});

describe("An attacker who tries wrong passwords", () => {
  const PASSWORD = "a long password of mine";
  const actions = async (accountId: string) =>
    (await db().installationAuditEntry.findMany({ where: { accountId } })).map(
      ({ action }) => action,
    );

  it("does not lock out a browser that has signed in before, and is logged", async () => {
    const userId = await makeUser(PASSWORD);
    const known = new SignInBrowser();
    await known.signIn("callback/credentials", { email, password: PASSWORD });
    await known.signIn("signout");
    const stranger = new SignInBrowser();
    for (let time = 0; time < 6; time++) {
      await stranger.signIn("callback/credentials", { email, password: "wrong" });
    }
    await db().$executeRaw`UPDATE sign_in_failure SET last_at = last_at + interval '1 hour'`;
    await stranger.signIn("callback/credentials", { email, password: PASSWORD });
    expect(await whoIs(stranger)).toBeNull();
    await known.signIn("callback/credentials", { email, password: PASSWORD });
    expect(await whoIs(known)).toMatchObject({ userId });
    const logged = await actions(userId);
    expect(logged.filter((action) => action === "sign-in")).toHaveLength(2);
    expect(logged.filter((action) => action === "sign-in-failed").length).toBeGreaterThan(4);
  });

  it("gains no tries by the cookie of a browser that signed in to another account", async () => {
    await makeUser(PASSWORD);
    const line = deviceCookie(`other-${email}`, null);
    expect(knownDevice(line, `other-${email}`)).not.toBeNull();
    expect(knownDevice(line, email)).toBeNull();
    expect(knownDevice(line.replace(/=./, "=x"), `other-${email}`)).toBeNull();
  });

  it("keeps the pass of each account when another signs in to the same browser, up to five", () => {
    const people = Array.from({ length: 6 }, (_, place) => `${place}-${email}`);
    let cookies: string | null = null;
    const devices: (string | null)[] = [];
    for (const person of people) {
      cookies = deviceCookie(person, cookies).split(";")[0] ?? "";
      devices.push(knownDevice(cookies, person));
    }
    expect(new Set(devices).size).toBe(6);
    expect(people.map((person) => knownDevice(cookies, person))).toEqual([
      null,
      ...devices.slice(1),
    ]);
    // Who signs in again has one entry still, and takes nobody's place.
    const again = deviceCookie(people[5] ?? "", cookies).split(";")[0] ?? "";
    expect(again.split("~")).toHaveLength(5);
    expect(knownDevice(again, people[1] ?? "")).toBe(devices[1]);
    expect(knownDevice(again, email)).toBeNull();
  });

  it("waits at a known device too", async () => {
    await makeUser(PASSWORD);
    const device = crypto.randomUUID();
    const kinds: string[] = [];
    for (let time = 0; time < 5; time++) {
      kinds.push((await checkPassword(email, "wrong", null, device)).kind);
    }
    expect(kinds).toEqual(Array(5).fill("wrong"));
    await db().$executeRaw`UPDATE sign_in_failure SET last_at = last_at + interval '1 hour'`;
    expect(await checkPassword(email, PASSWORD, null, device)).toMatchObject({ kind: "wait" });
  });

  it("cannot fill the log", async () => {
    const userId = await makeUser(PASSWORD);
    await db().installationAuditEntry.createMany({
      data: Array.from({ length: 60 }, () => ({
        accountId: userId,
        action: "sign-in-failed",
        detail: {},
      })),
    });
    await checkPassword(email, "wrong", null);
    expect(await actions(userId)).toHaveLength(60);
  });
});

describe("Signing in by a provider", () => {
  it("is tied to the account with the e-mail address that the provider has verified", async () => {
    const userId = await makeUser();
    provider.become({ sub, email: email.toUpperCase(), email_verified: true });
    const browser = new SignInBrowser();
    const reply = await browser.comeBy("university", "/studies");
    expect(reply.location).toBe("http://localhost:3000/studies");
    expect(await whoIs(browser)).toMatchObject({ userId });
    // From then on it is the person that counts, and not the address.
    provider.become({ sub });
    expect(await whoIs(await came(new SignInBrowser()))).toMatchObject({ userId });
  });

  it.each([
    ["an address that nobody has verified", { email_verified: false }],
    ["an address without a word about it", {}],
  ])("is tied to no account by %s", async (_, claims) => {
    await makeUser("a long password of mine");
    provider.become({ sub, email, ...claims });
    const browser = new SignInBrowser();
    const reply = await browser.comeBy("university");
    expect(reply.location).toContain("/sign-in?error=unknown-identity");
    expect(await whoIs(browser)).toBeNull();
    expect(await db().staffIdentity.count({ where: { subject: sub } })).toBe(0);
  });

  it("makes no account by itself", async () => {
    provider.become({ sub, email, email_verified: true });
    const browser = new SignInBrowser();
    expect((await browser.comeBy("university")).location).toContain("unknown-identity");
    expect(await db().user.count({ where: { email } })).toBe(0);
  });

  it("is not believed when another key signed what it says", async () => {
    await makeUser();
    provider.become({ sub, email, email_verified: true }, { forged: true });
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const browser = new SignInBrowser();
    expect((await browser.comeBy("university")).location).toContain("error=OAuthCallback");
    expect(logged).toHaveBeenCalled();
    logged.mockRestore();
    expect(await whoIs(browser)).toBeNull();
  });
});

async function came(browser: SignInBrowser, target?: string): Promise<SignInBrowser> {
  await browser.comeBy("university", target);
  return browser;
}

describe("Coming by an invitation and a provider", () => {
  let study: BuiltStudy;

  async function invite(): Promise<string> {
    study = await makeStudy();
    const { link } = await inviteStaff(await makeAccess(study), { email, role: "ANALYST" });
    return new URL(link!).pathname;
  }

  it("makes the invitation's account, which joins the study", async () => {
    const path = await invite();
    provider.become({ sub, name: "Ada", email, email_verified: true });
    const session = await whoIs(await came(new SignInBrowser(), path));
    expect(session).toMatchObject({
      user: { email, name: "Ada", passwordHash: null, provenAt: expect.any(Date) },
    });
    const members = { studyId: study.id, role: "ANALYST" as const };
    expect(await db().studyMember.count({ where: members })).toBe(1);
  });

  it("waits for an owner's confirmation where the provider's person has another address", async () => {
    const path = await invite();
    const other = `ada-${email}`;
    provider.become({ sub, email: other, email_verified: true });
    const session = await whoIs(await came(new SignInBrowser(), path));
    expect(session).toMatchObject({ user: { email: other, provenAt: expect.any(Date) } });
    expect(await db().user.count({ where: { email } })).toBe(0);
    const members = { studyId: study.id, role: "ANALYST" as const };
    expect(await db().studyMember.count({ where: members })).toBe(0);
    const claimed = await db().staffInvitation.findFirst({ where: { email } });
    expect(claimed).toMatchObject({ acceptedAt: null, claimedBy: expect.any(String) });
  });

  it("takes over no account that exists", async () => {
    const path = await invite();
    const userId = await makeUser("a long password of mine");
    provider.become({ sub });
    const browser = new SignInBrowser();
    const { location } = await browser.comeBy("university", path);
    expect(location).toContain(`callbackUrl=${encodeURIComponent(path)}`);
    expect(await whoIs(browser)).toBeNull();
    expect(await db().staffIdentity.count({ where: { userId } })).toBe(0);
  });

  it("needs an invitation that can be used", async () => {
    const path = await invite();
    provider.become({ sub });
    const browser = new SignInBrowser();
    await browser.comeBy("university", `${path}x`);
    expect(await whoIs(browser)).toBeNull();
    expect(await db().user.count({ where: { email } })).toBe(0);
  });
});

describe("Tying a provider's sign-in to an account", () => {
  const PASSWORD = "a long password of mine";

  async function signedIn(): Promise<{ browser: SignInBrowser; staff: Staff }> {
    const userId = await makeUser(PASSWORD);
    const browser = new SignInBrowser();
    await browser.signIn("callback/credentials", { email, password: PASSWORD });
    const sessionId = (await browser.sessionId()) ?? "";
    return {
      browser,
      staff: {
        userId,
        sessionId,
        email,
        name: null,
        role: "MEMBER",
        proven: true,
        lacksSecondFactor: false,
      },
    };
  }

  it("keeps the session, whatever address the provider has", async () => {
    const { browser, staff } = await signedIn();
    provider.become({ sub, email: "ada@elsewhere.example", email_verified: true });
    const { location } = await browser.comeBy("university", TIED_PATH);
    expect(location).toContain(TIED_PATH);
    expect(await browser.sessionId()).toBe(staff.sessionId);
    expect(await loadAccount(staff)).toMatchObject({
      identities: [{ name: "University login" }],
    });
    expect(await whoIs(await came(new SignInBrowser()))).toMatchObject({ userId: staff.userId });
  });

  it("takes nobody from another account", async () => {
    const { staff: other, browser: theirs } = await signedIn();
    provider.become({ sub });
    await theirs.comeBy("university", TIED_PATH);
    email = `${crypto.randomUUID()}@example.org`;
    const { browser, staff } = await signedIn();
    const { location } = await browser.comeBy("university", TIED_PATH);
    expect(location).toContain("/account?error=taken-identity");
    expect(await db().staffIdentity.findMany({ where: { subject: sub } })).toMatchObject([
      { userId: other.userId },
    ]);
    expect(await browser.sessionId()).toBe(staff.sessionId);
  });

  it("does nothing for who is not signed in", async () => {
    provider.become({ sub });
    const { location } = await new SignInBrowser().comeBy("university", TIED_PATH);
    expect(location).toContain("unknown-identity");
    expect(await db().staffIdentity.count({ where: { subject: sub } })).toBe(0);
  });

  it("is undone, as long as something else is left to sign in by", async () => {
    const { browser, staff } = await signedIn();
    provider.become({ sub });
    await browser.comeBy("university", TIED_PATH);
    await db().user.update({ where: { id: staff.userId }, data: { passwordHash: null } });
    const [tied] = (await loadAccount(staff)).identities;
    const untie = () => untieIdentity(staff, tied?.id ?? "");
    await expect(untie()).rejects.toMatchObject({ code: "not-acceptable" });
    await setFirstPassword(staff, PASSWORD);
    await expect(setFirstPassword(staff, "another password")).rejects.toMatchObject({
      code: "not-acceptable",
    });
    await untie();
    await expect(untie()).rejects.toMatchObject({ code: "not-found" });
    const again = new SignInBrowser();
    expect((await again.comeBy("university")).location).toContain("unknown-identity");
    await again.signIn("callback/credentials", { email, password: PASSWORD });
    expect(await whoIs(again)).toMatchObject({ userId: staff.userId });
  });
});
