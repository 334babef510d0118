import { describe, expect, it } from "vitest";
import { db, type Transaction } from "@/lib/server/shared/db";
import {
  countRows,
  importText,
  NOVELS,
  newTarget,
  questionsFile,
  TULIPS,
} from "@/lib/server/testing/import-test-support";
import { ownerDb } from "@/lib/server/testing/owner-db";
import type { Importer } from "./import-owner";
import { findOrMakeDraft } from "./import-study";

const text = questionsFile(TULIPS);

async function newAccount() {
  const email = `${crypto.randomUUID()}@example.org`;
  return db().user.create({ data: { email, passwordHash: "none", role: "RESEARCHER" } });
}

/** Does something in a transaction that leaves no trace, and gives what it gave. */
async function withoutTrace<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await ownerDb()
    .$transaction(async (tx) => {
      result = { value: await work(tx) };
      throw new Error("undo");
    })
    .catch((error: Error) => {
      if (error.message !== "undo") throw error;
    });
  return result!.value;
}

describe("The study that an import makes", () => {
  it("belongs to the account that is named, whatever its capitals", async () => {
    const { id, email } = await newAccount();
    const target = newTarget();
    const importer: Importer = { kind: "command", ownerEmail: ` ${email.toUpperCase()}` };
    const outcome = await importText(text, { ...target, importer });
    expect(outcome).toMatchObject({ ok: true, summary: { study: { owner: email } } });
    const members = await db().studyMember.findMany({ where: { study: { slug: target.slug } } });
    expect(members).toMatchObject([{ userId: id, role: "OWNER" }]);
  });

  it("is not made for an account that does not exist", async () => {
    const before = await countRows();
    const importer: Importer = { kind: "command", ownerEmail: "nobody@example.org" };
    const outcome = await importText(text, { ...newTarget(), importer });
    expect(outcome).toMatchObject({ ok: false, option: "owner" });
    expect(await countRows()).toEqual(before);
  });

  it("belongs to the earliest account that may create studies otherwise, and to nobody while there is none", async () => {
    const made = await withoutTrace(async (tx) => {
      // The audit log keeps its accounts; for this transaction, which is undone, nothing is kept.
      await tx.$executeRaw`SET LOCAL session_replication_role = replica`;
      await tx.user.deleteMany();
      const nobodys = await findOrMakeDraft(tx, newTarget());
      const data = { passwordHash: "none", role: "RESEARCHER" as const };
      const [earliest, early] = [new Date(0), new Date(1)];
      await tx.user.create({ data: { email: "member@example.org", createdAt: earliest } });
      await tx.user.create({ data: { ...data, email: "first@example.org", createdAt: early } });
      await tx.user.create({ data: { ...data, email: "second@example.org" } });
      return [nobodys, await findOrMakeDraft(tx, newTarget())];
    });
    expect(made.map(({ summary }) => summary.owner)).toEqual([null, "first@example.org"]);
  });

  it("is its maker's on the screens, and out of reach for others", async () => {
    const [maker, other] = await Promise.all([newAccount(), newAccount()]);
    const target = newTarget();
    const by = (userId: string): Importer => ({ kind: "staff", userId });
    const made = await importText(text, { ...target, importer: by(maker.id) });
    expect(made).toMatchObject({ ok: true, summary: { study: { owner: maker.email } } });

    const more = questionsFile(NOVELS);
    const theirs = await importText(more, { ...target, importer: by(other.id) });
    expect(theirs).toMatchObject({ ok: false, option: "study" });
    await db().studyMember.create({
      data: {
        study: { connect: { slug: target.slug } },
        user: { connect: { id: other.id } },
        role: "VIEWER",
      },
    });
    const viewing = await importText(more, { ...target, importer: by(other.id) });
    expect(viewing).toMatchObject({ ok: false, option: "study" });
    expect(await db().question.count({ where: { study: { slug: target.slug } } })).toBe(1);
  });

  it.each(["trials", "My study", "-a", "", "a".repeat(61)])(
    "cannot have the name %j in addresses",
    async (slug) => {
      const outcome = await importText(text, { ...newTarget(), slug });
      expect(outcome).toMatchObject({ ok: false, option: "study" });
    },
  );

  it("has a title that can be read", async () => {
    for (const title of [" ", "x".repeat(201)]) {
      const outcome = await importText(text, { ...newTarget(), title });
      expect(outcome).toMatchObject({ ok: false, option: "title" });
    }
  });
});
