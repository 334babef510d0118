import { beforeEach, describe, expect, it } from "vitest";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { ownerDb } from "@/lib/server/testing/owner-db";
import type { StaffRole } from "@/lib/views/accounts/staff-role";
import { acceptAsMember, acceptWithIdentity, acceptWithPassword } from "./accept-invitation";
import { changeRole, removeMember } from "./change-staff";
import { confirmInvitation } from "./confirm-invitation";
import { findInvitation } from "./find-invitation";
import { inviteStaff } from "./invite-staff";
import { listStaff } from "./list-staff";
import { revokeInvitation } from "./revoke-invitation";

const PERSON = { name: "Ada", password: "a long password of mine" };

let study: BuiltStudy;
let owner: StudyAccess;
let email: string;

beforeEach(async () => {
  study = await makeStudy();
  owner = await makeAccess(study);
  email = `${crypto.randomUUID()}@example.org`;
});

async function invite(role: StaffRole = "ANALYST"): Promise<string> {
  const { link } = await inviteStaff(owner, { email, role });
  return link!.split("/invitation/")[1]!;
}

const roleOf = async (userId: string) =>
  (await db().studyMember.findFirst({ where: { studyId: study.id, userId } }))?.role ?? null;
const actions = async () =>
  (await db().auditEntry.findMany({ where: { studyId: study.id } })).map(({ action }) => action);

describe("An invitation", () => {
  it("lets one person in, with the role that it names, and is noted", async () => {
    const token = await invite();
    expect(await findInvitation(token)).toMatchObject({ email, role: "ANALYST", known: false });
    expect(await acceptWithPassword(token, PERSON)).toEqual({ email, slug: study.slug });
    const user = await db().user.findUniqueOrThrow({ where: { email } });
    expect(user.name).toBe("Ada");
    expect(await roleOf(user.id)).toBe("ANALYST");
    expect((await actions()).sort()).toEqual(["invite-staff", "join-staff"]);
    expect(await findInvitation(token)).toBeNull();
  });

  it("is stored without what opens it", async () => {
    const token = await invite();
    const [row] = await db().staffInvitation.findMany({ where: { studyId: study.id } });
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it("is used once, also by two at the same moment", async () => {
    const token = await invite();
    const people = await Promise.all([1, 2, 3].map(() => makeStaff(study, null)));
    const outcomes = await Promise.allSettled(people.map((id) => acceptAsMember(token, id)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    // It names another address, so an owner confirms: also once.
    expect(await db().studyMember.count({ where: { studyId: study.id } })).toBe(1);
    const [claimed] = (await listStaff(owner)).invitations;
    const confirmed = await Promise.allSettled(
      [1, 2].map(() => confirmInvitation(owner, claimed?.id ?? "")),
    );
    expect(confirmed.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db().studyMember.count({ where: { studyId: study.id } })).toBe(2);
  });

  it.each(["revoked", "run out", "replaced", "unknown"])(
    "is worth nothing when %s",
    async (why) => {
      const token = await invite();
      const { id } = await db().staffInvitation.findFirstOrThrow({ where: { studyId: study.id } });
      if (why === "revoked") await revokeInvitation(owner, id);
      if (why === "run out") {
        await ownerDb().staffInvitation.update({ where: { id }, data: { expiresAt: new Date(0) } });
      }
      if (why === "replaced") await invite();
      const used = why === "unknown" ? `${token}x` : token;
      expect(await findInvitation(used)).toBeNull();
      await expect(acceptWithPassword(used, PERSON)).rejects.toMatchObject({
        code: "invitation-ended",
      });
      expect(await db().user.count({ where: { email } })).toBe(0);
    },
  );

  it("gives nobody the account of somebody else", async () => {
    await db().user.create({ data: { email, passwordHash: "theirs", provenAt: new Date() } });
    const token = await invite("OWNER");
    await expect(acceptWithPassword(token, PERSON)).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    const person = { provider: "p", subject: crypto.randomUUID(), name: null };
    await expect(
      acceptWithIdentity(token, { ...person, verifiedEmail: null }),
    ).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    const user = await db().user.findUniqueOrThrow({ where: { email } });
    expect(user.passwordHash).toBe("theirs");
    // It still lets its person in.
    expect(await acceptAsMember(token, user.id)).toEqual({ kind: "joined", slug: study.slug });
  });

  it("takes no role away from who is a member already", async () => {
    const { email: mine } = await db().user.findUniqueOrThrow({ where: { id: owner.userId } });
    const token = await invite("VIEWER");
    await ownerDb().staffInvitation.updateMany({ where: { email }, data: { email: mine } });
    await acceptAsMember(token, owner.userId);
    expect(await roleOf(owner.userId)).toBe("OWNER");
  });

  it("is not made for a member, and is another study's business nowhere", async () => {
    const { email: mine } = await db().user.findUniqueOrThrow({ where: { id: owner.userId } });
    await expect(inviteStaff(owner, { email: mine, role: "VIEWER" })).rejects.toMatchObject({
      code: "not-acceptable",
      fields: [{ path: "email" }],
    });
    await invite();
    const { id } = await db().staffInvitation.findFirstOrThrow({ where: { studyId: study.id } });
    const elsewhere = await makeAccess(await makeStudy());
    await expect(revokeInvitation(elsewhere, id)).rejects.toMatchObject({ code: "not-found" });
    expect((await listStaff(elsewhere)).invitations).toEqual([]);
    expect((await listStaff(owner)).invitations).toMatchObject([{ email, expired: false }]);
  });
});

describe("A study's staff", () => {
  it("changes roles and loses members, each noted once", async () => {
    const colleague = await makeStaff(study, "VIEWER");
    await changeRole(owner, colleague, "ANALYST");
    await changeRole(owner, colleague, "ANALYST");
    expect(await roleOf(colleague)).toBe("ANALYST");
    await removeMember(owner, colleague);
    expect(await roleOf(colleague)).toBeNull();
    expect((await actions()).sort()).toEqual(["change-role", "remove-staff"]);
  });

  it("keeps its last owner", async () => {
    const refused = { code: "not-acceptable" };
    await expect(changeRole(owner, owner.userId, "VIEWER")).rejects.toMatchObject(refused);
    await expect(removeMember(owner, owner.userId)).rejects.toMatchObject(refused);
    expect(await roleOf(owner.userId)).toBe("OWNER");
  });

  it("keeps an owner when all of them leave at the same moment", async () => {
    const others = await Promise.all([1, 2, 3].map(() => makeStaff(study, "OWNER")));
    await Promise.allSettled([owner.userId, ...others].map((id) => removeMember(owner, id)));
    const where = { studyId: study.id, role: "OWNER" as const };
    expect(await db().studyMember.count({ where })).toBe(1);
  });

  it("is nobody else's to change", async () => {
    const elsewhere = await makeAccess(await makeStudy());
    const colleague = await makeStaff(study, "VIEWER");
    await expect(changeRole(elsewhere, colleague, "OWNER")).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(removeMember(elsewhere, colleague)).rejects.toMatchObject({ code: "not-found" });
    expect(await roleOf(colleague)).toBe("VIEWER");
  });
});
