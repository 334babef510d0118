import { afterAll, describe, expect, it } from "vitest";
import { findOrMakeDraft } from "@/lib/server/import/import-study";
import { db } from "@/lib/server/shared/db";
import { newTarget } from "@/lib/server/testing/import-test-support";
import { ownerDb } from "@/lib/server/testing/owner-db";
import { createOwner } from "./create-owner";
import { verifyPassword } from "./sign-in/passwords";

const name = crypto.randomUUID();
const email = `${name}@example.org`;
const once = { newPassword: false };

async function fits(password: string): Promise<boolean> {
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { email } });
  return verifyPassword(password, passwordHash);
}

// The account owns what had no owner; others should find it so again.
afterAll(() => ownerDb().user.deleteMany({ where: { email } }));

describe("An owner's account", () => {
  it("is made with a password, as the owner of studies without members", async () => {
    const target = newTarget();
    const { id } = await db().$transaction((tx) => findOrMakeDraft(tx, target));
    await db().studyMember.deleteMany({ where: { studyId: id } });

    const outcome = await createOwner(` ${name.toUpperCase()}@Example.org`, once);
    expect(outcome).toMatchObject({
      kind: "created",
      email,
      studies: expect.arrayContaining([target.slug]),
    });
    expect(outcome.kind === "created" && (await fits(outcome.password))).toBe(true);
    const members = await db().studyMember.findMany({ where: { studyId: id } });
    expect(members).toMatchObject([{ role: "OWNER" }]);
    expect(await db().user.findUniqueOrThrow({ where: { email } })).toMatchObject({
      role: "ADMINISTRATOR",
      provenAt: expect.any(Date),
    });
  });

  it("that is there already stays as it is", async () => {
    const before = await db().user.findUniqueOrThrow({ where: { email } });
    expect(await createOwner(email, once)).toEqual({ kind: "exists", email });
    expect(await db().user.findUniqueOrThrow({ where: { email } })).toEqual(before);
  });

  it("gets a new password on request, which ends its sessions", async () => {
    const { id: userId } = await db().user.findUniqueOrThrow({ where: { email } });
    await db().staffSession.create({ data: { userId, expiresAt: new Date("2999-01-01") } });
    const outcome = await createOwner(email, { newPassword: true });
    expect(outcome).toMatchObject({ kind: "new-password", endedSessions: 1 });
    expect(outcome.kind === "new-password" && (await fits(outcome.password))).toBe(true);
    expect(await db().staffSession.count({ where: { userId } })).toBe(0);
  });

  it("is made once when asked for twice at once", async () => {
    const other = `twice-${email}`;
    const outcomes = await Promise.all([createOwner(other, once), createOwner(other, once)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(["created", "exists"]);
    await ownerDb().user.deleteMany({ where: { email: other } });
  });

  it.each(["", "nobody", "a@b", "a b@example.org"])("is not made for %j", async (address) => {
    expect(await createOwner(address, once)).toMatchObject({ kind: "malformed" });
  });
});
