import { describe, expect, it } from "vitest";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import type { StudyRole } from "@/lib/server/prisma-client/enums";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { closeStudy, openStudy } from "@/lib/server/study-builder/change-study-status";
import { makeComparedStudy } from "@/lib/server/testing/compared-study";
import { makeAccess, makeStaff } from "@/lib/server/testing/made-study";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { loadComparison } from "./load-comparison";
import { loadComparisonDocument } from "./load-comparison-document";
import { loadComparisonPage } from "./load-comparison-page";

const LONG_MS = 120_000;
/** The constructs of made studies. */
const MADE_CONSTRUCTS = ["Plausibility", "Satisfaction"];

/** A running study of which four participants completed. */
async function makeRunningStudy(interimLooks?: number[]): Promise<BuiltStudy> {
  const study = await makeComparedStudy(undefined, {
    protocol: {
      ...DEMO_PROTOCOL,
      constructs: DEMO_PROTOCOL.constructs.filter(({ key }) => MADE_CONSTRUCTS.includes(key)),
      ...(interimLooks ? { interimLooks } : {}),
    },
  });
  await openStudy(db(), study.id);
  return study;
}

async function makeRunning(interimLooks?: number[]): Promise<StudyAccess> {
  return makeAccess(await makeRunningStudy(interimLooks));
}

async function testsOf(access: StudyAccess, look: string | null = null) {
  const { tests, view } = await loadComparisonPage(access, "completed", look);
  expect(view.testsShown).toBe(tests.shown);
  return tests;
}

function looksOf({ studyId }: StudyAccess) {
  return db().auditEntry.findMany({ where: { studyId }, orderBy: { createdAt: "asc" } });
}

describe("The comparison page", () => {
  it("shows its set with counted and fitted figures side by side", async () => {
    const access = await makeAccess(await makeComparedStudy());
    await loadComparison(access, "completed", LONG_MS);
    const { view, progress, comparison } = await loadComparisonPage(access, "completed", null);
    expect(progress).toEqual({ state: "current" });
    expect(comparison.sizes.completed).toEqual({ participants: 4, responses: 11 });
    // Eleven responses of four participants to two methods: at most two of each.
    expect(view.size).toEqual({ participants: 4, explanationsPerMethod: 2 });
    expect(view.origin).toBe("Imported data");
    expect(view.variables.map(({ counted, fitted }) => [counted.key, fitted?.key])).toEqual([
      ["Plausibility", "Plausibility"],
      ["Satisfaction", "Satisfaction"],
      ["Quality", "Quality"],
    ]);
    expect(view.r.data).toEqual({
      constructs: ["Plausibility", "Satisfaction"],
      methods: ["CF", "MT"],
      methodsInFile: ["CF", "MT"],
    });
  });

  it("tells an analyst where the data are for R, and a viewer not", async () => {
    const study = await makeComparedStudy();
    const pageOf = async (role: StudyRole) => {
      const userId = await makeStaff(study, role);
      const access = { studyId: study.id, slug: study.slug, userId, capability: "view" } as const;
      return (await loadComparisonPage(access, "checked", null)).view.r.dataUrl;
    };
    const address = `/api/v1/studies/${study.slug}/downloads/comparison.csv?set=checked`;
    for (const role of ["OWNER", "RESEARCHER", "ANALYST"] as const) {
      expect(await pageOf(role)).toBe(address);
    }
    expect(await pageOf("VIEWER")).toBeUndefined();
  });

  it("keeps the tests of a running study back, until its reader notes a look", async () => {
    const access = await makeRunning();
    expect(await testsOf(access)).toEqual({ shown: false });
    expect(await looksOf(access)).toEqual([]);
    const look = await recordAuditEntry(access, "interim-look", { page: "compare" });
    expect(await testsOf(access, look)).toEqual({ shown: true, because: "noted-look" });
    // Not for who has not noted one, and not without it.
    expect(await testsOf(access)).toEqual({ shown: false });
    expect(await testsOf({ ...access, userId: crypto.randomUUID() }, look)).toEqual({
      shown: false,
    });
  });

  it("shows the tests when the study is over", async () => {
    const access = await makeRunning();
    await closeStudy(db(), access.studyId);
    expect(await testsOf(access)).toEqual({ shown: true, because: "not-running" });
  });

  it("opens no tests by passing a number that the protocol planned to look at", async () => {
    expect(await testsOf(await makeRunning([4, 10]))).toEqual({ shown: false });
  });
});

describe("The comparison's document of a running study", () => {
  it("has no tests and no differences, also after a planned number, and so notes no look", async () => {
    for (const access of [await makeRunning(), await makeRunning([4])]) {
      const document: Record<string, unknown> = await loadComparisonDocument(access, "completed");
      expect(document).toMatchObject({ testsClosed: expect.any(String), participants: 4 });
      expect(JSON.stringify(document.constructs)).toContain("mean");
      expect(JSON.stringify(document.constructs)).not.toMatch(
        /pValue|dunn|contrasts|varghaDelaney/,
      );
      expect(await looksOf(access)).toEqual([]);
    }
  });

  it("has them when the study is over", async () => {
    const access = await makeRunning();
    await closeStudy(db(), access.studyId);
    const document = await loadComparisonDocument(access, "completed");
    expect(document).not.toHaveProperty("testsClosed");
    expect(JSON.stringify(document)).toContain("pValue");
    expect(await looksOf(access)).toEqual([]);
  });
});
