import { getServerSession } from "next-auth";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { env } from "@/lib/env";
import {
  currentStaff,
  requireEnrollingStaff,
  requireStaff,
  type Staff,
} from "@/lib/server/accounts/sign-in/auth";
import { hashPassword } from "@/lib/server/accounts/sign-in/passwords";
import { db } from "@/lib/server/shared/db";
import { makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { ownerDb } from "@/lib/server/testing/owner-db";
import { SignInBrowser } from "@/lib/server/testing/sign-in-browser";
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  resetSecondFactor,
} from "./change-second-factor";
import { checkCode, hasSecondFactor } from "./check-code";
import { codeAt, stepAt } from "./one-time-password";
import { openSecret, sealSecret } from "./sealed-secret";

vi.mock("next-auth", async (original) => ({
  ...(await original<typeof import("next-auth")>()),
  getServerSession: vi.fn(),
}));
vi.mock("next/server", () => ({ connection: async () => {} }));

const PASSWORD = "a long password of mine";
const HERE = { address: null, cookies: null };
let staff: Staff;

beforeEach(async () => {
  const email = `${crypto.randomUUID()}@example.org`;
  const { id: userId } = await db().user.create({
    data: { email, passwordHash: await hashPassword(PASSWORD), provenAt: new Date() },
  });
  const session = await db().staffSession.create({
    data: { userId, expiresAt: new Date("2999-01-01"), byPassword: true },
  });
  const none = { name: null, role: "MEMBER" as const, proven: true, lacksSecondFactor: false };
  staff = { userId, email, sessionId: session.id, ...none };
  vi.mocked(getServerSession).mockResolvedValue({ sessionId: session.id });
});

/** What the app of the account shows, so many steps from now. */
async function codeOf(away: number): Promise<string> {
  const { secret } = await db().secondFactor.findUniqueOrThrow({ where: { userId: staff.userId } });
  return codeAt(openSecret(secret, staff.userId), stepAt(Date.now()) + away);
}

async function turnOn(): Promise<string[]> {
  await beginSecondFactor(staff, PASSWORD, HERE);
  return confirmSecondFactor(staff, await codeOf(-1));
}

const typed = (code: string) => code.replaceAll("-", "");

async function signIn(code?: string) {
  const browser = new SignInBrowser();
  const form = { email: staff.email, password: PASSWORD, ...(code === undefined ? {} : { code }) };
  const { location } = await browser.signIn("callback/credentials", form);
  return { in: (await browser.sessionId()) !== null, location: decodeURIComponent(location ?? "") };
}

describe("Whoever has stolen a password", () => {
  it("is asked for a code, and is not signed in without it or by a wrong one", async () => {
    await turnOn();
    expect(await signIn()).toMatchObject({ in: false, location: expect.stringContaining("code/") });
    expect(await signIn("000000")).toMatchObject({ in: false });
    expect(await signIn("nonsense")).toMatchObject({ in: false });
    expect(await signIn(await codeOf(0))).toMatchObject({ in: true });
  });

  it("cannot use a code again that was seen, also at the same moment", async () => {
    await turnOn();
    const code = await codeOf(1);
    const tries = await Promise.all([1, 2, 3].map(() => checkCode(staff.userId, code, null)));
    expect(tries.filter(({ kind }) => kind === "right")).toHaveLength(1);
    // Nor one of before.
    expect(await checkCode(staff.userId, await codeOf(0), null)).toEqual({ kind: "wrong" });
  });

  it("cannot guess codes", async () => {
    await turnOn();
    for (let time = 0; time < 5; time++) await checkCode(staff.userId, "000000", null);
    await db().$executeRaw`UPDATE sign_in_failure SET last_at = last_at + interval '1 hour'`;
    expect(await checkCode(staff.userId, await codeOf(0), null)).toMatchObject({ kind: "wait" });
  });

  it("finds neither secret nor recovery codes in the database", async () => {
    const setup = await beginSecondFactor(staff, PASSWORD, HERE);
    const codes = await confirmSecondFactor(staff, await codeOf(0));
    const { secret } = await db().secondFactor.findUniqueOrThrow({
      where: { userId: staff.userId },
    });
    expect(secret).not.toContain(setup.secret);
    expect(() => openSecret(secret, crypto.randomUUID())).toThrow();
    expect(() => openSecret(`${secret.slice(0, -4)}AAAA`, staff.userId)).toThrow();
    const rows = await db().recoveryCode.findMany({ where: { userId: staff.userId } });
    expect(rows).toHaveLength(10);
    for (const code of codes) expect(JSON.stringify(rows)).not.toContain(typed(code));
  });

  it("does not turn it off without a code, or on without the password", async () => {
    const wrong = { code: "not-acceptable" };
    await expect(beginSecondFactor(staff, "wrong", HERE)).rejects.toMatchObject(wrong);
    await turnOn();
    const asked = { current: PASSWORD, code: "000000" };
    await expect(removeSecondFactor(staff, asked, HERE)).rejects.toMatchObject(wrong);
    await expect(beginSecondFactor(staff, PASSWORD, HERE)).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    expect(await hasSecondFactor(staff.userId)).toBe(true);
    await removeSecondFactor(staff, { current: PASSWORD, code: await codeOf(0) }, HERE);
    expect(await signIn()).toMatchObject({ in: true });
  });
});

describe("Two-factor authentication", () => {
  it("takes each recovery code once", async () => {
    const [first = "", second = ""] = await turnOn();
    expect(first).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(await signIn(first.toUpperCase())).toMatchObject({ in: true });
    expect(await signIn(first)).toMatchObject({ in: false });
    expect(await signIn(second)).toMatchObject({ in: true });
  });

  it("is asked for by nobody before it was confirmed, and a wrong code confirms nothing", async () => {
    await beginSecondFactor(staff, PASSWORD, HERE);
    await expect(confirmSecondFactor(staff, "000000")).rejects.toMatchObject({
      code: "not-acceptable",
    });
    expect(await signIn()).toMatchObject({ in: true });
  });

  it("ends the sessions of other browsers when it is turned on", async () => {
    const other = { userId: staff.userId, expiresAt: new Date("2999-01-01") };
    await db().staffSession.create({ data: other });
    await turnOn();
    const left = await db().staffSession.findMany({ where: { userId: staff.userId } });
    expect(left).toMatchObject([{ id: staff.sessionId }]);
  });

  it("is removed by an administrator for who has lost it, which ends every session", async () => {
    await turnOn();
    const userId = await makeStaff(await makeStudy(), null, "ADMINISTRATOR");
    const administrator = { userId, email: "admin@example.org" };
    await resetSecondFactor(administrator, staff.userId);
    expect(await db().staffSession.count({ where: { userId: staff.userId } })).toBe(0);
    expect(await signIn()).toMatchObject({ in: true });
    const entries = await db().installationAuditEntry.findMany({
      where: { accountId: staff.userId },
    });
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(["add-second-factor", "remove-second-factor", "sign-in"]),
    );
  });
});

describe("Where a second factor is required", () => {
  afterEach(() => Object.assign(env(), { REQUIRE_TWO_FACTOR: "no" }));

  it("a password alone opens nothing but its setup", async () => {
    Object.assign(env(), { REQUIRE_TWO_FACTOR: "yes" });
    await expect(requireStaff()).rejects.toMatchObject({
      code: "second-factor-missing",
      status: 403,
    });
    expect(await requireEnrollingStaff()).toMatchObject({ lacksSecondFactor: true });
    await turnOn();
    expect(await requireStaff()).toMatchObject({ userId: staff.userId });
    await db().secondFactor.deleteMany({ where: { userId: staff.userId } });
    // A provider asks for it itself.
    await ownerDb().staffSession.update({
      where: { id: staff.sessionId },
      data: { byPassword: false },
    });
    expect(await currentStaff()).toMatchObject({ lacksSecondFactor: false });
  });
});

it("A secret that was sealed opens for its account", () => {
  const secret = Buffer.from("12345678901234567890");
  expect(openSecret(sealSecret(secret, "one"), "one").equals(secret)).toBe(true);
});
