import { Readable } from "node:stream";
import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { loadComparisonDocument } from "@/lib/server/comparison/load-comparison-document";
import { exportBundle } from "@/lib/server/export/bundle/export-bundle";
import { importRatings } from "@/lib/server/import/import-ratings";
import { verifyAssignment } from "@/lib/server/participation/assignment/verify-assignment";
import { db } from "@/lib/server/shared/db";
import { closeStudy } from "@/lib/server/study-builder/change-study-status";
import { makeComparedStudy } from "@/lib/server/testing/compared-study";
import { forgetStudy } from "@/lib/server/testing/forget-study";
import { newTarget, ratingsFile } from "@/lib/server/testing/import-test-support";
import {
  bundledFiles,
  received,
  receivedArchive,
  takeData,
} from "@/lib/server/testing/made-bundle";
import { makeAccess, makeStaff } from "@/lib/server/testing/made-study";
import { anyRecord } from "@/lib/server/testing/random-record";
import { readZip } from "@/lib/server/testing/read-zip";
import { makeSmallStudy, rateNext, takenStudy, takePart } from "@/lib/server/testing/small-study";
import { canonicalJson } from "@/lib/study/protocol/canonical-json";
import { importBundle } from "./import-bundle";
import { storeRecord } from "./store-record";

const kept: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const forget of kept.splice(0)) await forget();
});

async function archive(files: Record<string, string>, sums?: string) {
  const made = await receivedArchive(files, sums);
  kept.push(made.forget);
  return made;
}

async function bring(files: Record<string, string>, slug: string, sums?: string) {
  const userId = await makeStaff({ id: "" }, null);
  const made = await importBundle({ userId }, { slug }, await archive(files, sums));
  const { id } = await db().study.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const access = { studyId: id, slug, userId, capability: "export" as const };
  return { made, access };
}

const newSlug = () => `brought-${crypto.randomUUID().slice(0, 8)}`;

/**
 * Each is stored twice and read twice. What is lost or changed of any kind of line is lost in the
 * first studies; what breaks a text is tried with 200 of them where it is read.
 */
const RANDOM_STUDIES = 12;
const PATIENTLY = { maxWait: 20_000, timeout: 60_000 };

/** What the lines say, however their fields, their times and themselves are put in order. */
function linesOf(record: string): string[] {
  const time = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/;
  const inUtc = (_: string, value: unknown) =>
    typeof value === "string" && time.test(value) ? new Date(value).toISOString() : value;
  const lines = record.trimEnd().split("\n");
  return lines.map((line) => canonicalJson(JSON.parse(line, inUtc))).sort();
}

async function take(access: StudyAccess) {
  const bundle = await received(exportBundle(access, exportFiltersSchema.parse({})));
  kept.push(bundle.forget);
  return bundle;
}

/** People who came, rated all, rated some, were excluded, and left a comment that is a formula. */
async function lively() {
  const study = await makeSmallStudy();
  const taken = await takenStudy(study);
  for (const person of ["a", "b", "c"]) {
    const id = await takePart(taken, person);
    await rateNext(taken, id, person === "c" ? 3 : undefined);
    const comment = `=HYPERLINK("x")\r\n'"${person}", \u202eabc\u202c 😀\t`;
    await db().answer.create({
      data: { participantId: id, studyId: study.id, key: "comment", value: comment },
    });
  }
  const someone = await db().participant.findFirstOrThrow({
    where: { studyId: study.id, ordinal: 2 },
  });
  await db().exclusion.create({
    data: {
      studyId: study.id,
      participantId: someone.id,
      action: "EXCLUDE",
      reason: "-1 “quoted”\nreason",
    },
  });
  // What is brought is closed, and only a closed study shows its tests.
  await closeStudy(db(), study.id);
  return study;
}

describe("A bundle that is brought to another installation", () => {
  it("makes the same study: every table, the comparison of all and the proof of its assignment", async () => {
    const study = await lively();
    const access = await makeAccess(study);
    const bundle = await take(access);
    await forgetStudy(study.id);

    const userId = await makeStaff({ id: "" }, null);
    const made = await importBundle({ userId }, {}, bundle);
    expect(made).toMatchObject({ slug: study.slug, participants: 3, title: "A small study" });
    const there = { ...access, userId };
    const again = readZip((await take(there)).content);
    for (const [path, bytes] of readZip(bundle.content)) {
      const told = again.get(path)?.toString();
      if (path.startsWith("data/")) expect(told, path).toBe(bytes.toString());
    }
    const comparison = (files: Map<string, Buffer>) => files.get("comparison.json")?.toString();
    expect(comparison(again)).toBe(comparison(readZip(bundle.content)));
    expect(await verifyAssignment(study.slug)).toMatchObject({ kind: "reproduced", plans: 3 });
    const stored = await db().study.findUniqueOrThrow({
      where: { slug: study.slug },
      include: { members: true, auditEntries: { orderBy: { createdAt: "asc" } } },
    });
    expect(stored).toMatchObject({ status: "CLOSED", members: [{ role: "OWNER", userId }] });
    expect(stored.auditEntries[0]).toMatchObject({
      action: "create-study",
      detail: { from: "bundle", participants: 3, sha256: bundle.sha256 },
    });
  });

  it("keeps whether the order is known; where its record does not say, imported slots are none", async () => {
    const row = (place: string) => `7,RE08,1,2,3,4,5,40,CF:PosRationales,100,female${place}`;
    const known = `${ratingsFile().trim()},position\n${row(",1")}`;
    for (const [text, orderKnown] of [
      [known, true],
      [ratingsFile(row("")), false],
    ] as const) {
      const { slug } = newTarget();
      await importRatings(text, { ...newTarget(), slug });
      const { id } = await db().study.findUniqueOrThrow({ where: { slug } });
      const data = await takeData(await makeAccess({ id, slug }));
      const silent = { ...data, record: data.record.replace(/,? ?"orderKnown" ?: ?\w+/, "") };
      expect(silent.record).not.toBe(data.record);
      const brought = async (from: typeof data) => {
        const { access } = await bring(bundledFiles(from), newSlug());
        return db().study.findUniqueOrThrow({ where: { id: access.studyId } });
      };
      expect(await brought(data)).toMatchObject({ orderKnown });
      expect(await brought(silent)).toMatchObject({ orderKnown: false });
    }
  });

  it("has the same comparison, of every set", async () => {
    const study = await lively();
    const access = await makeAccess(study);
    const sets = ["all", "completed", "checked"] as const;
    const compare = (to: typeof access) =>
      Promise.all(sets.map((set) => loadComparisonDocument(to, set)));
    const documents = await compare(access);
    const data = await takeData(access);
    await forgetStudy(study.id);
    const { access: there } = await bring(bundledFiles(data), study.slug);
    expect(there.studyId).toBe(study.id);
    expect(await compare(there)).toEqual(documents);
  });

  it("keeps whatever a study can be made of", async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord(), async (lines) => {
        const record = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
        const userId = await makeStaff({ id: "" }, null);
        const pieces = () => Readable.from([Buffer.from(record)]);
        const bring = () => db().$transaction((tx) => storeRecord(tx, pieces(), {}), PATIENTLY);
        const { studyId, study } = await bring();
        const access = { studyId, slug: study.slug, userId, capability: "export" as const };
        const first = await takeData(access);
        expect(linesOf(first.record)).toEqual(linesOf(record));
        await forgetStudy(studyId);
        await bring();
        expect(await takeData(access)).toEqual(first);
        await forgetStudy(studyId);
      }),
      // A smaller example is not looked for: that would store studies until the time is over.
      { numRuns: RANDOM_STUDIES, endOnFailure: true },
    );
  });

  it("can be brought beside the study itself: then it has ids of its own", async () => {
    const study = await makeComparedStudy();
    const access = await makeAccess(study);
    const data = await takeData(access);
    const { access: there } = await bring(bundledFiles(data), newSlug());
    expect(there.studyId).not.toBe(study.id);
    expect(await loadComparisonDocument(there, "all")).toEqual(
      await loadComparisonDocument(access, "all"),
    );
    const once = await db().explanation.findMany({ where: { studyId: there.studyId } });
    const { access: twice } = await bring(bundledFiles(data), newSlug());
    expect(await db().explanation.count({ where: { studyId: twice.studyId } })).toBe(once.length);
  });

  it("of some of the people makes a study of these", async () => {
    const study = await makeComparedStudy();
    const access = await makeAccess(study);
    const data = await takeData(access, { set: "checked" });
    const { made, access: there } = await bring(bundledFiles(data), newSlug());
    expect(made.participants).toBeLessThan(5);
    expect(await loadComparisonDocument(there, "all")).toEqual(
      await loadComparisonDocument(access, "checked"),
    );
  });

  it("has nothing by which a recruiter or a person could be found", async () => {
    const study = await lively();
    const data = await takeData(await makeAccess(study));
    const { access } = await bring(bundledFiles(data), newSlug());
    const where = { studyId: access.studyId };
    expect(await db().recruiterIdentity.count({ where })).toBe(0);
    for (const { externalIdHash } of await db().participant.findMany({ where })) {
      expect(externalIdHash).toMatch(/^erased-/);
      expect(data.record).not.toContain(externalIdHash);
    }
  });
});

describe("A bundle is refused, and nothing of it is stored,", () => {
  async function refused(files: Record<string, string>, sums?: string) {
    const slug = newSlug();
    const error = await bring(files, slug, sums).catch((thrown) => thrown);
    expect(await db().study.count({ where: { slug } })).toBe(0);
    expect(error).toMatchObject({ code: "not-acceptable" });
    return error.fields as { path: string; message: string }[];
  }
  async function files() {
    const study = await makeComparedStudy();
    return bundledFiles(await takeData(await makeAccess(study)));
  }

  it("when a file is not what its sum says", async () => {
    const good = await files();
    const sums = `${"0".repeat(64)}  record.jsonl\n`;
    expect(await refused(good, sums)).toEqual([
      { path: "record.jsonl", message: "It is not what it was when the archive was made." },
      { path: "manifest.json", message: "SHA256SUMS does not name it." },
    ]);
  });

  it("with the line and the field of what is wrong", async () => {
    const good = await files();
    const broken = good["record.jsonl"]
      .replace('"ratings" : [2, 3]', '"ratings" : [2, 9]')
      .replace('"title" : "A made study"', '"title" : "A \\u0000 study"');
    const problems = await refused({ ...good, "record.jsonl": broken });
    expect(problems[0]).toEqual({
      path: "record.jsonl, line 1, title",
      message: "A character here is none that can be stored.",
    });
    const rated = good["record.jsonl"].replace('"ratings" : [2, 3]', '"ratings" : [2, 9]');
    expect(await refused({ ...good, "record.jsonl": rated })).toMatchObject([
      { path: expect.stringMatching(/^record\.jsonl, line \d+, ratings\.1$/) },
    ]);
  });

  it("when its rows are not as many as its manifest says", async () => {
    const good = await files();
    const lines = good["record.jsonl"].trimEnd().split("\n");
    const shorter = { ...good, "record.jsonl": `${lines.slice(0, -1).join("\n")}\n` };
    expect((await refused(shorter)).map(({ path }) => path)).toEqual([
      "data/description-ratings_data.csv",
    ]);
  });

  it("when it is no archive, or grows to more than any bundle holds", async () => {
    const good = await files();
    const bomb = { ...good, "bomb.txt": "0".repeat(64 * 1024 * 1024) };
    expect((await refused(bomb)).map(({ path }) => path)).toEqual(["bomb.txt"]);
    const half = await archive(good);
    const userId = await makeStaff({ id: "" }, null);
    await expect(
      importBundle(
        { userId },
        { slug: newSlug() },
        { ...half, path: `${import.meta.dirname}/import-bundle.ts` },
      ),
    ).rejects.toMatchObject({ code: "not-acceptable" });
  });
});
