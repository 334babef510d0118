import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { identifyStaff } from "./identify-staff";
import type { Identity } from "./identity";
import { createAccountLink } from "./installation/create-account-link";
import { redeemAccountLink } from "./installation/redeem-account-link";
import { checkPassword } from "./sign-in/check-password";
import { tieIdentity } from "./sign-in/tie-identity";
import { acceptAsMember, acceptWithIdentity, acceptWithPassword } from "./team/accept-invitation";
import { confirmInvitation } from "./team/confirm-invitation";
import { inviteStaff } from "./team/invite-staff";
import { listStaff } from "./team/list-staff";
import { revokeInvitation } from "./team/revoke-invitation";

const PASSWORD = "the attacker's password";
const PERSON = { name: "Not Ada", password: PASSWORD };

let study: BuiltStudy;
let email: string;

beforeEach(async () => {
  study = await makeStudy();
  email = `${crypto.randomUUID()}@university.example`;
});

async function inviteTo(made: BuiltStudy, invited = email, by?: string): Promise<string> {
  const access = await makeAccess(made);
  const inviter = by ? { ...access, userId: by } : access;
  const { link } = await inviteStaff(inviter, { email: invited, role: "OWNER" });
  return link!.split("/invitation/")[1]!;
}

const byUniversity = (verifiedEmail: string | null = email): Identity => ({
  provider: "https://login.university.example",
  subject: crypto.randomUUID(),
  name: "Ada",
  verifiedEmail,
});

const findUser = (address = email) =>
  db().user.findUniqueOrThrow({
    where: { email: address },
    include: { identities: true, sessions: true, memberships: true },
  });

/** The attacker invites the address, opens the link, and signs in. */
async function lieInWait(): Promise<string> {
  await acceptWithPassword(await inviteTo(study), PERSON);
  const { id } = await findUser();
  await db().staffSession.create({ data: { userId: id, expiresAt: new Date("2999-01-01") } });
  await db().apiToken.create({
    data: {
      studyId: study.id,
      userId: id,
      name: "A program",
      tokenHash: crypto.randomUUID(),
      scopes: [],
      expiresAt: new Date("2999-01-01"),
    },
  });
  return id;
}

describe("An invited stranger cannot lie in wait for a university's sign-in", () => {
  it("by a password: it and every session and token are gone when the address's owner comes", async () => {
    const id = await lieInWait();
    expect(await findUser()).toMatchObject({ provenAt: null, role: "MEMBER" });
    const identity = byUniversity();
    expect(await identifyStaff(identity, null)).toBe(id);
    expect(await findUser()).toMatchObject({
      provenAt: expect.any(Date),
      passwordHash: null,
      sessions: [],
      identities: [{ subject: identity.subject }],
    });
    expect(await db().apiToken.count({ where: { userId: id, revokedAt: null } })).toBe(0);
    expect(await checkPassword(email, PASSWORD, null)).toEqual({ kind: "wrong" });
  });

  it("by a provider's account of their own, which is untied then", async () => {
    const theirs = { ...byUniversity(null), provider: "https://elsewhere.example" };
    const id = await acceptWithIdentity(await inviteTo(study), theirs);
    expect(await findUser()).toMatchObject({ id, provenAt: null });
    const mine = byUniversity();
    expect(await identifyStaff(mine, null)).toBe(id);
    expect((await findUser()).identities).toMatchObject([{ subject: mine.subject }]);
    expect(await identifyStaff(theirs, null)).toBeNull();
  });

  it("by tying a provider's account of their own to the session", async () => {
    const userId = await lieInWait();
    const session = { id: crypto.randomUUID(), userId };
    const theirs = byUniversity("attacker@elsewhere.example");
    expect(await tieIdentity(session, theirs)).toBe("unproven");
    expect(await tieIdentity(session, byUniversity(null))).toBe("unproven");
    expect((await findUser()).identities).toEqual([]);
  });

  it("by invitations that the account sent to others", async () => {
    const userId = await lieInWait();
    const token = await inviteTo(study, `other-${email}`, userId);
    await identifyStaff(byUniversity(), null);
    await expect(acceptWithPassword(token, PERSON)).rejects.toMatchObject({
      code: "invitation-ended",
    });
  });

  it("of two proofs at the same moment, neither undoes the other", async () => {
    const id = await lieInWait();
    const both = [byUniversity(), byUniversity()];
    expect(await Promise.all(both.map((one) => identifyStaff(one, null)))).toEqual([id, id]);
    expect((await findUser()).identities).toHaveLength(2);
  });
});

describe("An account with an unproven address", () => {
  it("works in the study that invited it alone", async () => {
    const userId = await lieInWait();
    const other = await makeStudy();
    await expect(acceptAsMember(await inviteTo(other), userId)).rejects.toMatchObject({
      code: "not-allowed",
    });
    expect((await findUser()).memberships).toMatchObject([{ studyId: study.id, role: "OWNER" }]);
  });

  it("cannot claim an invitation to another address", async () => {
    const userId = await lieInWait();
    await expect(
      acceptAsMember(await inviteTo(study, "b@c.example"), userId),
    ).rejects.toMatchObject({ code: "not-allowed" });
  });

  it("keeps the study, and its person the membership, once the address is proven", async () => {
    await lieInWait();
    await identifyStaff(byUniversity(), null);
    expect((await findUser()).memberships).toMatchObject([{ studyId: study.id, role: "OWNER" }]);
  });

  it("is proven by an invitation of an administrator, which sets the password anew", async () => {
    await lieInWait();
    const administrator = await makeStaff(study, null, "ADMINISTRATOR");
    const token = await inviteTo(await makeStudy(), email, administrator);
    await acceptWithPassword(token, { name: "Ada", password: "the password of Ada" });
    expect(await findUser()).toMatchObject({
      provenAt: expect.any(Date),
      name: "Ada",
      sessions: [],
    });
    expect(await checkPassword(email, PASSWORD, null)).toEqual({ kind: "wrong" });
  });

  it("is proven by an administrator's link, which shuts the stranger out", async () => {
    const id = await lieInWait();
    const administrator = await makeStaff(study, null, "ADMINISTRATOR");
    const access = { userId: administrator, email: "admin@example.org" };
    const { link } = await createAccountLink(access, id);
    expect(await redeemAccountLink(link.split("/password/")[1]!, "the password of Ada")).toBe(
      email,
    );
    expect(await findUser()).toMatchObject({ provenAt: expect.any(Date), sessions: [] });
    expect(await checkPassword(email, PASSWORD, null)).toEqual({ kind: "wrong" });
  });

  it("is not made where the address has a proven one", async () => {
    await db().user.create({ data: { email, passwordHash: "theirs", provenAt: new Date() } });
    await expect(acceptWithPassword(await inviteTo(study), PERSON)).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
  });
});

describe("Whoever finds an invitation to somebody else", () => {
  it("joins with another address only when an owner confirms", async () => {
    const owner = await makeAccess(study);
    const token = await inviteTo(study);
    const finder = await makeStaff(study, null);
    expect(await acceptAsMember(token, finder)).toEqual({ kind: "claimed" });
    const isMember = () => db().studyMember.count({ where: { studyId: study.id, userId: finder } });
    expect(await isMember()).toBe(0);
    const [pending] = (await listStaff(owner)).invitations;
    expect(pending).toMatchObject({ email, claimedBy: expect.stringContaining("@example.org") });
    const elsewhere = await makeAccess(await makeStudy());
    await expect(confirmInvitation(elsewhere, pending?.id ?? "")).rejects.toMatchObject({
      code: "not-found",
    });
    await confirmInvitation(owner, pending?.id ?? "");
    expect(await isMember()).toBe(1);
  });

  it("does not join when an owner declines, and nobody else can use it", async () => {
    const owner = await makeAccess(study);
    const token = await inviteTo(study);
    const finder = await makeStaff(study, null);
    await acceptAsMember(token, finder);
    await expect(acceptWithPassword(token, PERSON)).rejects.toMatchObject({
      code: "invitation-ended",
    });
    const [pending] = (await listStaff(owner)).invitations;
    await revokeInvitation(owner, pending?.id ?? "");
    await expect(confirmInvitation(owner, pending?.id ?? "")).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await db().studyMember.count({ where: { studyId: study.id, userId: finder } })).toBe(0);
  });

  it("cannot be confirmed without a claim", async () => {
    const owner = await makeAccess(study);
    await inviteTo(study);
    const [pending] = (await listStaff(owner)).invitations;
    await expect(confirmInvitation(owner, pending?.id ?? "")).rejects.toMatchObject({
      code: "not-found",
    });
  });
});
