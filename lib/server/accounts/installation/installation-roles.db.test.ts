import { beforeEach, describe, expect, it } from "vitest";
import { importBundle } from "@/lib/server/import/bundle/import-bundle";
import { fileOnDisk } from "@/lib/server/import/content/received-file";
import { findOrMakeDraft } from "@/lib/server/import/import-study";
import { createStudy } from "@/lib/server/setup/create-study";
import { loadStudyFile } from "@/lib/server/setup/load-study-file";
import { storeStudyFile } from "@/lib/server/setup/store-study-file";
import { db } from "@/lib/server/shared/db";
import { newTarget } from "@/lib/server/testing/import-test-support";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { ownerDb } from "@/lib/server/testing/owner-db";
import type { InstallationRole } from "@/lib/views/accounts/installation-role";
import { assignRole } from "./assign-role";
import { createAccount } from "./create-account";
import { createAccountLink } from "./create-account-link";
import { listAccounts } from "./list-accounts";
import { listInstallationEntries } from "./list-installation-entries";
import { findAccountLink, redeemAccountLink } from "./redeem-account-link";
import type { AdministratorAccess } from "./require-administrator";

let administrator: AdministratorAccess;

async function make(role: InstallationRole): Promise<AdministratorAccess> {
  const userId = await makeStaff({ id: "" }, null, role);
  return { userId, email: "an.account@example.org" };
}

const roleOf = async (id: string) => (await db().user.findUniqueOrThrow({ where: { id } })).role;

beforeEach(async () => {
  // Other files of this process leave administrators; each test begins with one.
  await db().user.updateMany({ data: { role: "MEMBER" } });
  administrator = await make("ADMINISTRATOR");
});

describe("A member who is invited to a study cannot create one", () => {
  const slug = () => `mine-${crypto.randomUUID().slice(0, 8)}`;
  const refused = { code: "not-allowed" };

  it("from nothing, from a file, as a copy, from a bundle or by the command line", async () => {
    const study = await makeStudy();
    const access = await makeAccess(study);
    const member = { userId: await makeStaff(study, "OWNER", "MEMBER") };
    await expect(createStudy(member, { title: "Mine", slug: slug() })).rejects.toMatchObject(
      refused,
    );
    const { file } = await loadStudyFile(access, { content: true });
    await expect(storeStudyFile(member, { slug: slug() }, file)).rejects.toMatchObject(refused);
    const bundle = await fileOnDisk("package.json");
    await expect(importBundle(member, { slug: slug() }, bundle)).rejects.toMatchObject(refused);
    const { email } = await db().user.findUniqueOrThrow({ where: { id: member.userId } });
    const importer = { kind: "command", ownerEmail: email } as const;
    await expect(
      db().$transaction((tx) => findOrMakeDraft(tx, { ...newTarget(), importer })),
    ).rejects.toThrow("cannot create studies");
    expect(await db().studyMember.count({ where: member })).toBe(1);
  });

  it("until an administrator makes it a researcher", async () => {
    const member = await make("MEMBER");
    await assignRole(administrator, member.userId, "RESEARCHER");
    await expect(createStudy(member, { title: "Mine", slug: slug() })).resolves.toBeDefined();
    await assignRole(administrator, member.userId, "MEMBER");
    await expect(createStudy(member, { title: "Mine", slug: slug() })).rejects.toMatchObject(
      refused,
    );
  });
});

describe("The last administrator", () => {
  it("cannot be demoted", async () => {
    await expect(
      assignRole(administrator, administrator.userId, "RESEARCHER"),
    ).rejects.toMatchObject({ code: "not-acceptable" });
    expect(await roleOf(administrator.userId)).toBe("ADMINISTRATOR");
  });

  it("is left when all demote each other, or themselves, at the same moment", async () => {
    for (let round = 0; round < 5; round++) {
      const others = [await make("ADMINISTRATOR"), await make("ADMINISTRATOR")];
      const all = [administrator, ...others];
      await Promise.allSettled(
        all.flatMap((who) => all.map((whom) => assignRole(who, whom.userId, "MEMBER"))),
      );
      const left = await db().user.findMany({ where: { role: "ADMINISTRATOR" } });
      expect(left).toHaveLength(1);
      administrator = { userId: left[0]!.id, email: left[0]!.email };
    }
  });

  it("does nothing any more once demoted", async () => {
    const other = await make("ADMINISTRATOR");
    await assignRole(other, administrator.userId, "RESEARCHER");
    const refused = { code: "not-found" };
    await expect(assignRole(administrator, other.userId, "MEMBER")).rejects.toMatchObject(refused);
    await expect(createAccountLink(administrator, other.userId)).rejects.toMatchObject(refused);
    await expect(createAccount(administrator, { email: "x@y.example" })).rejects.toMatchObject(
      refused,
    );
  });
});

describe("An account that is handed over", () => {
  const email = () => `${crypto.randomUUID()}@example.org`;
  const tokenOf = (link: string) => link.split("/password/")[1]!;

  it("opens by its link once, and is proven then", async () => {
    const address = email();
    const { link } = await createAccount(administrator, { email: address });
    const token = tokenOf(link);
    expect(await findAccountLink(token)).toBe(address);
    const user = await db().user.findUniqueOrThrow({ where: { email: address } });
    expect(user).toMatchObject({ passwordHash: null, provenAt: null, role: "MEMBER" });
    await expect(assignRole(administrator, user.id, "RESEARCHER")).rejects.toMatchObject({
      code: "not-acceptable",
    });
    const uses = await Promise.allSettled(
      [1, 2].map(() => redeemAccountLink(token, "a long password of mine")),
    );
    expect(uses.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await findAccountLink(token)).toBeNull();
    await assignRole(administrator, user.id, "RESEARCHER");
    expect(await roleOf(user.id)).toBe("RESEARCHER");
    const { accounts } = await listAccounts(administrator);
    expect(accounts.find(({ id }) => id === user.id)).toMatchObject({ proven: true });
  });

  it("opens by no earlier link, none that has expired, and none that is made up", async () => {
    const { userId } = await make("MEMBER");
    const first = tokenOf((await createAccountLink(administrator, userId)).link);
    const second = tokenOf((await createAccountLink(administrator, userId)).link);
    expect(await findAccountLink(first)).toBeNull();
    await ownerDb().accountLink.updateMany({ where: { userId }, data: { expiresAt: new Date(0) } });
    for (const token of [first, second, "made-up"]) {
      await expect(redeemAccountLink(token, "a long password of mine")).rejects.toMatchObject({
        code: "invitation-ended",
      });
    }
  });

  it("is not made twice for an address", async () => {
    const address = email();
    await createAccount(administrator, { email: address });
    await expect(createAccount(administrator, { email: address })).rejects.toMatchObject({
      code: "not-acceptable",
      fields: [{ path: "email" }],
    });
  });

  it("is recorded without what opens it, in a log that nobody changes", async () => {
    const address = email();
    const { link } = await createAccount(administrator, { email: address });
    await redeemAccountLink(tokenOf(link), "a long password of mine");
    const { items } = await listInstallationEntries(administrator, {});
    const mine = items.filter(({ account }) => account === address);
    expect(mine.map(({ action }) => action).sort()).toEqual([
      "create-account",
      "prove-address",
      "use-account-link",
    ]);
    expect(JSON.stringify(mine)).not.toContain(tokenOf(link));
    await expect(ownerDb().installationAuditEntry.deleteMany()).rejects.toThrow("append_only");
  });
});
