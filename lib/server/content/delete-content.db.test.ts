import { describe, expect, it } from "vitest";
import { loadMethods } from "@/lib/server/setup/load-methods";
import { saveMethods } from "@/lib/server/setup/save-methods";
import { db } from "@/lib/server/shared/db";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { deleteContent } from "./delete-content";
import { listDeletableContent } from "./list-deletable-content";

async function makeDraft() {
  const study = await makeStudy();
  const method = await db().method.findFirstOrThrow({ where: { studyId: study.id, key: "CF" } });
  await db().modelRun.create({
    data: { studyId: study.id, methodId: method.id, runNumber: 1, testAccuracy: 0.5 },
  });
  return { study, access: await makeAccess(study), studyId: study.id };
}

describe("Content of a draft", () => {
  it("is deleted kind by kind, until its method can be removed", async () => {
    const { access, studyId } = await makeDraft();
    const others = await db().explanation.count({
      where: { studyId, method: { key: { not: "CF" } } },
    });
    const offered = await listDeletableContent(access);
    expect(offered).toContainEqual(
      expect.objectContaining({ input: { what: "accuracy-runs", method: "CF" }, count: 1 }),
    );
    for (const { input, count } of offered.filter(
      ({ input }) => "method" in input && input.method === "CF",
    )) {
      expect(await deleteContent(access, input)).toBe(count);
    }
    expect(await db().explanation.count({ where: { studyId } })).toBe(others);

    const { methods, hash } = await loadMethods(db(), studyId);
    const left = methods.filter(({ key }) => key !== "CF");
    const kept = left.map((method) => ({ ...method, colour: null }));
    expect((await saveMethods(access, { basedOn: hash, methods: kept })).methods).toHaveLength(
      left.length,
    );
    const entries = await db().auditEntry.findMany({
      where: { studyId, action: "delete-content" },
    });
    expect(entries.map(({ detail }) => detail)).toContainEqual({
      what: "accuracy-runs",
      method: "CF",
      deleted: 1,
    });
  });

  it("that no method explains is found and deleted, and no other question", async () => {
    const { access, studyId } = await makeDraft();
    const before = await db().question.count({ where: { studyId } });
    const questionId = (await db().question.findFirstOrThrow({ where: { studyId } })).id;
    await db().explanation.deleteMany({ where: { studyId, questionId } });
    expect((await listDeletableContent(access)).at(-1)).toEqual({
      input: { what: "unexplained-questions" },
      label: "",
      count: 1,
    });
    expect(await deleteContent(access, { what: "unexplained-questions" })).toBe(1);
    expect(await db().question.count({ where: { studyId } })).toBe(before - 1);
  });

  it("stays once the study has left draft, and a method that is not there is said", async () => {
    const { access, studyId } = await makeDraft();
    const input = { what: "explanations", method: "none" } as const;
    await expect(deleteContent(access, input)).rejects.toMatchObject({ code: "not-found" });
    await db().study.update({ where: { id: studyId }, data: { status: "PILOT" } });
    await expect(deleteContent(access, { ...input, method: "CF" })).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
    expect(await db().explanation.count({ where: { studyId } })).toBeGreaterThan(0);
  });
});
