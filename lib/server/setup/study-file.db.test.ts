import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalStudyFile } from "@/lib/schemas/setup/normal-study-file";
import { type StudyFile, studyFileSchema } from "@/lib/schemas/setup/study-file";
import { anyStudyFile } from "@/lib/schemas/testing/any-study-file";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import { hashDocument } from "@/lib/server/study-builder/hash-document";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { compareStudyFile } from "./compare-study-file";
import { loadStudyFile } from "./load-study-file";
import { storeStudyFile } from "./store-study-file";
import { studyFileReader } from "./study-file-reader";

const newSlug = () => `file-${crypto.randomUUID().slice(0, 12)}`;

async function accessTo(slug: string, userId: string): Promise<StudyAccess> {
  const study = await db().study.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  return { studyId: study.id, slug, userId, capability: "export" };
}

/** A file as it is once a reader has it. */
function received(file: StudyFile) {
  const reader = studyFileReader();
  const bytes = new TextEncoder().encode(JSON.stringify(file));
  const read = reader("read", { bytes, title: undefined });
  if (!("shell" in read)) throw new Error("The file is not sound.");
  return {
    hash: read.hash,
    content: read.questions > 0 || read.shell.modelRuns.length > 0,
    leftOut: [],
    compare: async (stored: StudyFile) => reader("compare", stored),
  };
}

describe("A study's file", () => {
  it("makes a draft of the same study elsewhere: exported again it has the same hash", async () => {
    const study = await makeSmallStudy({ status: "OPEN" });
    const userId = await makeStaff(study, null);
    const taken = await loadStudyFile(await makeAccess(study), { content: true });
    const read = studyFileSchema.parse(JSON.parse(JSON.stringify(taken.file)));
    expect(taken.file.questions.length).toBeGreaterThan(0);

    const made = await storeStudyFile({ userId }, { slug: newSlug() }, read);
    const again = await loadStudyFile(await accessTo(made.slug, userId), { content: true });
    expect(again.file).toEqual(taken.file);
    expect([made.hash, again.hash]).toEqual([taken.hash, taken.hash]);

    const [copy, original] = await Promise.all(
      [made.slug, study.slug].map((slug) =>
        db().study.findUniqueOrThrow({
          where: { slug },
          select: { status: true, seed: true, members: { select: { role: true } } },
        }),
      ),
    );
    expect(copy).toMatchObject({ status: "DRAFT", members: [{ role: "OWNER" }] });
    expect(copy?.seed).not.toBe(original?.seed);
    const entries = await db().auditEntry.findMany({
      where: { action: { in: ["create-study", "export-study-file"] }, userId },
      select: { action: true, detail: true },
      orderBy: { action: "asc" },
    });
    expect(entries).toEqual([
      { action: "create-study", detail: { from: "file", hash: taken.hash } },
      { action: "export-study-file", detail: { hash: taken.hash, content: true } },
    ]);
  });

  it("keeps whatever a study can be made of", async () => {
    const userId = await makeStaff(await makeStudy(), null);
    await fc.assert(
      fc.asyncProperty(anyStudyFile(), async (file) => {
        const { slug, hash } = await storeStudyFile({ userId }, { slug: newSlug() }, file);
        expect(hash).toBe(hashDocument(normalStudyFile(file)));
        const again = await loadStudyFile(await accessTo(slug, userId), { content: true });
        expect(again.file).toEqual(normalStudyFile(file));
        expect(again.hash).toBe(hash);
      }),
      // A smaller example is not looked for: that would store studies until the time is over.
      { numRuns: 40, endOnFailure: true },
    );
  });

  it("can leave the content out, and then begins without any", async () => {
    const study = await makeSmallStudy({ status: "DRAFT" });
    const userId = await makeStaff(study, null);
    const { file } = await loadStudyFile(await makeAccess(study), { content: false });
    expect(file).toMatchObject({ questions: [], modelRuns: [] });
    const title = "Once more";
    const made = await storeStudyFile({ userId }, { slug: newSlug(), title }, file);
    const copy = await loadStudyFile(await accessTo(made.slug, userId), { content: true });
    expect(copy.file).toEqual({ ...file, title });
  });

  it("is compared with the study: what it says otherwise, and who asked", async () => {
    const study = await makeSmallStudy({ status: "OPEN" });
    const access = await makeAccess(study);
    const { file } = await loadStudyFile(access, { content: true });
    const same = await compareStudyFile(access, received(file));
    expect(same).toEqual({ changes: [], total: 0, content: true, leftOut: [] });
    const other = { ...file, title: "Another", questions: [], modelRuns: [] };
    expect(await compareStudyFile(access, received(other))).toMatchObject({
      changes: [{ path: "title", before: "A small study", after: "Another" }],
      total: 1,
      content: false,
    });
    const where = { studyId: study.id, action: "compare-study-file" };
    expect(await db().auditEntry.count({ where })).toBe(2);
  });

  it("finds its name in addresses taken, and then makes nothing", async () => {
    const study = await makeSmallStudy({ status: "DRAFT" });
    const userId = await makeStaff(study, null);
    const { file } = await loadStudyFile(await makeAccess(study), { content: true });
    await expect(storeStudyFile({ userId }, { slug: study.slug }, file)).rejects.toMatchObject({
      status: 422,
      fields: [{ path: "slug" }],
    });
  });
});
