import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import { auditFilterSchema, auditKeyset, SERVER } from "@/lib/schemas/audit/audit-filter";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { listParticipants } from "@/lib/server/participants/list-participants";
import { loadParticipant } from "@/lib/server/participants/load-participant";
import { db } from "@/lib/server/shared/db";
import { storePeople } from "@/lib/server/testing/finished-people";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { exportAuditLog } from "./export-audit-log";
import { listAuditEntries, listAuditedPeople } from "./list-audit-entries";

let access: StudyAccess;

beforeEach(async () => {
  access = await makeAccess(await makeStudy());
});

/** Entries of one moment and of others; the last is the newest. */
async function noteMany(count: number, given: { userId?: string | null; day?: string } = {}) {
  const { userId = access.userId, day = "2026-11-20" } = given;
  await db().auditEntry.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      studyId: access.studyId,
      userId,
      action: index % 2 ? "export" : "interim-look",
      detail: { index },
      // Three at a time share their moment.
      createdAt: new Date(Date.parse(`${day}T12:00:00Z`) + Math.floor(index / 3) * 1000),
    })),
  });
}

const indices = (page: { items: { detail: Record<string, unknown> }[] }) =>
  page.items.map(({ detail }) => Number(detail.index));

describe("The audit log", () => {
  it("is read in pages that leave nothing out and show nothing twice, forth and back", async () => {
    await noteMany(10);
    const seen: number[] = [];
    let keyset = {};
    const pages = [];
    for (;;) {
      const page = await listAuditEntries(access, {}, keyset, 4);
      pages.push(indices(page));
      seen.push(...indices(page));
      expect(page.total).toBe(10);
      if (page.next === null) {
        const back = await listAuditEntries(access, {}, { before: page.previous! }, 4);
        expect(indices(back)).toEqual(pages[1]);
        break;
      }
      keyset = auditKeyset.parse({ after: page.next });
      expect(keyset).toEqual({ after: page.next });
    }
    expect([...seen].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(seen.indexOf(9)).toBeLessThan(seen.indexOf(0));
  });

  it("is filtered by what was done, by whom, and on which day", async () => {
    const colleague = await makeStaff({ id: access.studyId }, "RESEARCHER");
    await noteMany(4);
    await noteMany(2, { userId: colleague, day: "2026-11-21" });
    await noteMany(1, { userId: null, day: "2026-11-21" });
    const total = async (query: Record<string, string>) =>
      (await listAuditEntries(access, auditFilterSchema.parse(query), {})).total;
    expect(await total({})).toBe(7);
    expect(await total({ action: "export" })).toBe(3);
    expect(await total({ who: colleague })).toBe(2);
    expect(await total({ who: SERVER })).toBe(1);
    expect(await total({ day: "2026-11-21" })).toBe(3);
    expect(await total({ day: "2026-11-21", who: colleague, action: "export" })).toBe(1);
    expect(await total({ day: "no day", who: "'; --", action: "DROP TABLE" })).toBe(7);
    expect((await listAuditedPeople(access)).map(({ id }) => id).sort()).toEqual(
      [access.userId, colleague].sort(),
    );
  });

  it("is its study's alone", async () => {
    await noteMany(2);
    const elsewhere = await makeAccess(await makeStudy());
    expect((await listAuditEntries(elsewhere, {}, {})).items).toEqual([]);
    expect(await listAuditedPeople(elsewhere)).toEqual([]);
  });

  it("is taken as a file, which is noted in turn", async () => {
    await noteMany(5);
    const decoder = new TextDecoder();
    let text = "";
    for await (const piece of exportAuditLog(access, { action: "export" })) {
      text += decoder.decode(piece);
    }
    const rows = parse(text, { columns: true }) as Record<string, string>[];
    expect(rows.map(({ detail }) => detail)).toEqual(['{"index":3}', '{"index":1}']);
    const { items } = await listAuditEntries(access, {}, {});
    expect(items[0]).toMatchObject({ action: "export", detail: { file: "audit.csv", rows: 2 } });
  });

  it("tells who read the list of participants, and the run of one", async () => {
    const study = await makeStudy();
    await storePeople(study, [{ given: [] }, { given: [] }]);
    const reader = await makeAccess(study);
    await listParticipants(reader, {}, { state: "completed" });
    await loadParticipant(reader, 2);
    await loadParticipant(reader, 99);
    const { items } = await listAuditEntries(reader, {}, {});
    expect(items.map(({ action, detail }) => ({ action, ...detail }))).toEqual([
      { action: "read-participant", ordinal: 2 },
      { action: "read-participants", from: 1, to: 2, state: "completed" },
    ]);
  });
});
