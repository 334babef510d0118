import { getServerSession } from "next-auth";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { env } from "@/lib/env";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { createOwner } from "@/lib/server/accounts/create-owner";
import { redeemAccountLink } from "@/lib/server/accounts/installation/redeem-account-link";
import { hashPassword } from "@/lib/server/accounts/sign-in/passwords";
import { makeSecret } from "@/lib/server/accounts/sign-in/secret-token";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordExport } from "@/lib/server/export/record-export";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { ownerDb } from "@/lib/server/testing/owner-db";
import type { TokenScope } from "@/lib/views/accounts/token-scope";
import { listApiTokens } from "./list-api-tokens";
import { makeApiToken } from "./make-api-token";
import { revokeApiToken } from "./revoke-api-token";

// Programs have no cookie.
vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/server", () => ({ connection: async () => {} }));

let study: BuiltStudy;
let owner: StudyAccess;

beforeEach(async () => {
  vi.mocked(getServerSession).mockResolvedValue(null);
  study = await makeStudy();
  owner = await makeAccess(study);
});

const PASSWORD = "a long password of mine";
afterEach(() => Object.assign(env(), { REQUIRE_TWO_FACTOR: "no" }));

const make = async (...scopes: TokenScope[]) =>
  (await makeApiToken(owner, { name: "A notebook", scopes, days: 1 })).token;

const ask = (token: string, scope: TokenScope, { slug } = study) =>
  requireStudyAccess(slug, scope === "read:exports" ? "export" : "view", {
    request: new Request("http://localhost", { headers: { authorization: `Bearer ${token}` } }),
    scope,
  });

describe("A program's token", () => {
  it("opens what its scopes say, and nothing else", async () => {
    const token = await make("read:comparison");
    expect(await ask(token, "read:comparison")).toMatchObject({
      studyId: study.id,
      userId: owner.userId,
      tokenName: "A notebook",
    });
    for (const scope of ["read:progress", "read:exports"] as const) {
      await expect(ask(token, scope)).rejects.toMatchObject({ code: "not-allowed" });
    }
  });

  it("opens no other study, and no route that takes none", async () => {
    const token = await make("read:progress");
    const other = await makeStudy();
    await db().studyMember.create({
      data: { studyId: other.id, userId: owner.userId, role: "OWNER" },
    });
    await expect(ask(token, "read:progress", other)).rejects.toMatchObject({ code: "not-found" });
    await expect(requireStudyAccess(study.slug, "view")).rejects.toMatchObject({
      code: "not-signed-in",
    });
  });

  it("is stored as a hash, and shows when it was last used", async () => {
    const token = await make("read:progress");
    expect(token).toMatch(/^grounded_/);
    const rows = await db().apiToken.findMany({ where: { studyId: study.id } });
    expect(JSON.stringify(rows)).not.toContain(token.slice("grounded_".length));
    expect(await listApiTokens(owner)).toMatchObject([{ name: "A notebook", lastUsedAt: null }]);
    await ask(token, "read:progress");
    const [used] = await listApiTokens(owner);
    expect(used?.lastUsedAt).not.toBeNull();
  });

  it.each(["unknown", "revoked", "run out"])("opens nothing when it is %s", async (why) => {
    const token = await make("read:progress");
    const { id } = await db().apiToken.findFirstOrThrow({ where: { studyId: study.id } });
    if (why === "revoked") await revokeApiToken(owner, id);
    if (why === "run out") {
      await ownerDb().apiToken.update({ where: { id }, data: { expiresAt: new Date(0) } });
    }
    await expect(
      ask(why === "unknown" ? `${token}x` : token, "read:progress"),
    ).rejects.toMatchObject({ code: "not-authentic" });
  });

  it("can do no more than who made it can now", async () => {
    const token = await make("read:exports", "read:progress");
    const where = { studyId_userId: { studyId: study.id, userId: owner.userId } };
    await db().studyMember.update({ where, data: { role: "VIEWER" } });
    await expect(ask(token, "read:exports")).rejects.toMatchObject({ code: "not-found" });
    await expect(ask(token, "read:progress")).resolves.toBeDefined();
    await db().studyMember.delete({ where });
    await expect(ask(token, "read:progress")).rejects.toMatchObject({ code: "not-found" });
  });

  it("rests where a second factor is required and its maker has none, and works again with one", async () => {
    const token = await make("read:progress");
    const where = { id: owner.userId };
    await db().user.update({ where, data: { passwordHash: await hashPassword(PASSWORD) } });
    Object.assign(env(), { REQUIRE_TWO_FACTOR: "yes" });
    await expect(ask(token, "read:progress")).rejects.toMatchObject({
      code: "second-factor-missing",
      status: 403,
    });
    expect(await listApiTokens(owner)).toMatchObject([{ rests: true, lastUsedAt: null }]);
    await db().secondFactor.create({
      data: { userId: owner.userId, secret: "sealed", confirmedAt: new Date() },
    });
    expect(await ask(token, "read:progress")).toMatchObject({ userId: owner.userId });
    expect(await listApiTokens(owner)).toMatchObject([{ rests: false }]);
    // Who signs in by a provider alone was asked for it there.
    await db().secondFactor.delete({ where: { userId: owner.userId } });
    await db().user.update({ where, data: { passwordHash: null } });
    expect(await ask(token, "read:progress")).toMatchObject({ userId: owner.userId });
  });

  it("does not survive a password that is set by a link, or by the operator; the study's log says so", async () => {
    const where = { id: owner.userId };
    await db().user.update({ where, data: { provenAt: new Date() } });
    const byLink = await make("read:progress");
    const { secret, hash } = makeSecret("");
    await db().accountLink.create({
      data: { userId: owner.userId, tokenHash: hash, expiresAt: new Date("2999-01-01") },
    });
    await redeemAccountLink(secret, PASSWORD);
    await expect(ask(byLink, "read:progress")).rejects.toMatchObject({ code: "not-authentic" });
    const byOperator = await make("read:progress");
    const { email } = await db().user.findUniqueOrThrow({ where });
    await createOwner(email, { newPassword: true });
    await expect(ask(byOperator, "read:progress")).rejects.toMatchObject({ code: "not-authentic" });
    const entries = await db().auditEntry.findMany({
      where: { studyId: study.id, action: "revoke-token" },
    });
    const detail = { name: "A notebook", because: "password-reset" };
    expect(entries.map((entry) => entry.detail)).toEqual([detail, detail]);
  });

  it("is named in the audit log beside what was done with it", async () => {
    const access = await ask(await make("read:exports"), "read:exports");
    await recordExport(access, { file: "ratings.csv", rows: 3, sha256: "0".repeat(64) });
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { studyId: study.id, action: "export" },
    });
    expect(entry).toMatchObject({
      userId: owner.userId,
      detail: { file: "ratings.csv", rows: 3, byToken: "A notebook" },
    });
  });

  it("is another study's business nowhere", async () => {
    await make("read:progress");
    const { id } = await db().apiToken.findFirstOrThrow({ where: { studyId: study.id } });
    const elsewhere = await makeAccess(await makeStudy());
    await expect(revokeApiToken(elsewhere, id)).rejects.toMatchObject({ code: "not-found" });
    expect(await listApiTokens(elsewhere)).toEqual([]);
  });
});
