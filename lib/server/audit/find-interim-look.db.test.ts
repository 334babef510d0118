import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { findInterimLook } from "./find-interim-look";
import { recordAuditEntry } from "./record-audit-entry";

const HOUR_MS = 3_600_000;

async function notedAt(hoursAgo: number) {
  const access = await makeAccess(await makeStudy());
  const { id } = await db().auditEntry.create({
    data: {
      studyId: access.studyId,
      userId: access.userId,
      action: "interim-look",
      detail: {},
      createdAt: new Date(Date.now() - hoursAgo * HOUR_MS),
    },
  });
  return { access, id };
}

describe("An entry of the audit log", () => {
  it("keeps who did what, on which page, and when", async () => {
    const access = await makeAccess(await makeStudy());
    const before = Date.now();
    const detail = { page: "compare", set: "checked" };
    const id = await recordAuditEntry(access, "interim-look", detail);
    const entry = await db().auditEntry.findUniqueOrThrow({ where: { id } });
    expect(entry).toMatchObject({
      studyId: access.studyId,
      userId: access.userId,
      action: "interim-look",
      detail,
    });
    // The clock is the database's: within a minute of ours.
    expect(Math.abs(entry.createdAt.getTime() - before)).toBeLessThan(60_000);
  });

  it("is another one each time", async () => {
    const access = await makeAccess(await makeStudy());
    const note = () => recordAuditEntry(access, "interim-look", {});
    expect(await note()).not.toBe(await note());
    expect(await db().auditEntry.count({ where: { studyId: access.studyId } })).toBe(2);
  });
});

describe("A noted look", () => {
  it("is found by who noted it, in the study that it was noted for", async () => {
    const study = await makeStudy();
    const access = await makeAccess(study);
    const id = await recordAuditEntry(access, "interim-look", {});
    expect(await findInterimLook(access, id)).toBe(true);
    const colleague = { ...access, userId: await makeStaff(study, "RESEARCHER") };
    expect(await findInterimLook(colleague, id)).toBe(false);
    const elsewhere = { ...access, studyId: (await makeStudy()).id };
    expect(await findInterimLook(elsewhere, id)).toBe(false);
  });

  it("is none without its number, or with another one", async () => {
    const access = await makeAccess(await makeStudy());
    await recordAuditEntry(access, "interim-look", {});
    expect(await findInterimLook(access, null)).toBe(false);
    expect(await findInterimLook(access, crypto.randomUUID())).toBe(false);
  });

  it("is no other thing that was noted", async () => {
    const access = await makeAccess(await makeStudy());
    const { studyId, userId } = access;
    const { id } = await db().auditEntry.create({
      data: { studyId, userId, action: "something-else", detail: {} },
    });
    expect(await findInterimLook(access, id)).toBe(false);
  });

  it("lasts for half a day", async () => {
    const recent = await notedAt(11);
    expect(await findInterimLook(recent.access, recent.id)).toBe(true);
    const old = await notedAt(13);
    expect(await findInterimLook(old.access, old.id)).toBe(false);
  });
});
