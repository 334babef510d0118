import { getServerSession } from "next-auth";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { askApiAs } from "@/lib/server/testing/ask-api";
import { makeComparedStudy } from "@/lib/server/testing/compared-study";
import { storePeople } from "@/lib/server/testing/finished-people";
import { makeStudy } from "@/lib/server/testing/made-study";

vi.mock("next-auth", () => ({ getServerSession: vi.fn() }));
vi.mock("next/server", () => ({ connection: async () => {} }));

let study: BuiltStudy;
let ask: Awaited<ReturnType<typeof askApiAs>>;

beforeEach(async () => {
  vi.mocked(getServerSession).mockResolvedValue(null);
  study = await makeComparedStudy();
  await db().study.update({ where: { id: study.id }, data: { status: "CLOSED" } });
  ask = await askApiAs(study);
});

/** What is answered to who has the reply of before. */
async function again(address: string, meanwhile: () => Promise<unknown> = async () => {}) {
  const before = await ask(address);
  const tag = before.headers.get("etag") ?? "";
  await meanwhile();
  return ask(address, { "if-none-match": tag });
}

const noted = () =>
  db().auditEntry.count({ where: { studyId: study.id, action: { startsWith: "read-" } } });

const READ = ["", "progress", "comparison", "ratings", "participants", "downloads"];

describe("Who has the reply already", () => {
  it.each(READ)("gets 304 without a body for “%s”", async (address) => {
    const { status, body, headers } = await again(address);
    expect([status, body]).toEqual([304, null]);
    expect(headers.get("etag")).toBeTruthy();
    expect(headers.get("ratelimit")).toBeTruthy();
  });

  it("has read nothing more", async () => {
    const { headers } = await ask("ratings");
    const read = await noted();
    await ask("ratings", { "if-none-match": `"other", ${headers.get("etag")}` });
    expect(await noted()).toBe(read);
  });

  it.each(["progress", "comparison", "ratings", "participants"])(
    "gets “%s” anew after a response",
    async (address) => {
      const { status } = await again(address, () =>
        storePeople(study, [{ given: [[1, "CF", 1, 1]] }], 6),
      );
      expect(status).toBe(200);
    },
  );

  it("gets it anew after a decision, a status, a title", async () => {
    const participant = await db().participant.findFirstOrThrow({ where: { studyId: study.id } });
    const data = { studyId: study.id, participantId: participant.id, reason: "Double" };
    const changes = [
      () => db().exclusion.create({ data: { ...data, action: "EXCLUDE" } }),
      () => db().participant.update({ where: { id: participant.id }, data: { cell: "north" } }),
      () => db().study.update({ where: { id: study.id }, data: { status: "ARCHIVED" } }),
    ];
    for (const change of changes) expect((await again("progress", change)).status).toBe(200);
  });

  it("gets another set, or another page, whatever it has of the first", async () => {
    const tag = (await ask("comparison")).headers.get("etag") ?? "";
    const other = await ask("comparison?set=completed", { "if-none-match": tag });
    expect(other.status).toBe(200);
  });
});

describe("Of a draft, where everything may be edited", () => {
  it("the tag is that of the reply itself", async () => {
    const draft = await makeStudy();
    const askDraft = await askApiAs(draft);
    const tag = (await askDraft("")).headers.get("etag") ?? "";
    expect((await askDraft("", { "if-none-match": tag })).status).toBe(304);
    await db().method.updateMany({ where: { studyId: draft.id }, data: { label: "Another" } });
    expect((await askDraft("", { "if-none-match": tag })).status).toBe(200);
  });
});
