import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { renameStudy } from "./rename-study";

const titleOf = async (id: string) =>
  (await db().study.findUniqueOrThrow({ where: { id }, select: { title: true } })).title;

describe("The title of a draft", () => {
  it("is changed, and the audit log keeps what it was", async () => {
    const study = await makeStudy();
    const access = await makeAccess(study);
    await renameStudy(access, { basedOn: "A made study", title: "Another" });
    await renameStudy(access, { basedOn: "Another", title: "A third" });
    await renameStudy(access, { basedOn: "A third", title: "A third" });
    expect(await titleOf(study.id)).toBe("A third");
    const entries = await db().auditEntry.findMany({
      where: { studyId: study.id, action: "rename-study" },
      orderBy: { createdAt: "asc" },
    });
    expect(entries.map(({ detail }) => detail)).toEqual([
      { from: "A made study", to: "Another" },
      { from: "Another", to: "A third" },
    ]);
  });

  it("is not taken from somebody who gave another one meanwhile", async () => {
    const study = await makeStudy();
    const access = await makeAccess(study);
    const given = await Promise.allSettled(
      ["One", "Two"].map((title) => renameStudy(access, { basedOn: "A made study", title })),
    );
    expect(given.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("is frozen from the pilot on", async () => {
    const study = await makeStudy();
    const access = await makeAccess(study);
    await db().study.update({ where: { id: study.id }, data: { status: "PILOT" } });
    await expect(
      renameStudy(access, { basedOn: "A made study", title: "Another" }),
    ).rejects.toMatchObject({ code: "study-not-open" });
    expect(await titleOf(study.id)).toBe("A made study");
  });
});
