import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { COMPARED_PEOPLE, makeComparedStudy } from "@/lib/server/testing/compared-study";
import { makeAccess } from "@/lib/server/testing/made-study";
import { fitInWorker } from "./fit-in-worker";
import { loadComparison } from "./load-comparison";
import { studyResponses } from "./study-responses";
import { writeComparisonData } from "./write-comparison-data";

// The fits are the real ones, but held up where a test says so.
vi.mock("./fit-in-worker", async (original) => {
  const actual = await original<typeof import("./fit-in-worker")>();
  return { ...actual, fitInWorker: vi.fn(actual.fitInWorker) };
});
const fit = vi.mocked(fitInWorker);

const LONG_MS = 120_000;

let study: BuiltStudy;
let access: StudyAccess;

beforeEach(async () => {
  study = await makeComparedStudy();
  access = await makeAccess(study);
});

async function participantId(ordinal: number): Promise<string> {
  const { id } = await db().participant.findFirstOrThrow({ where: { studyId: study.id, ordinal } });
  return id;
}

async function erase(ordinal: number): Promise<string> {
  const id = await participantId(ordinal);
  await db().$queryRaw`
    SELECT erase_participant(${study.id}::uuid, ${id}::uuid, ${access.userId}::uuid, 'asked')`;
  return id;
}

const sizes = async (set: AnalysisSet = "all") =>
  (await loadComparison(access, set, 0)).sizes as Record<string, { participants: number }>;

describe("After an erasure, the comparison", () => {
  it("has no trace of the participant, in any set, in a process that had kept the responses", async () => {
    await loadComparison(access, "all", LONG_MS);
    expect(await sizes()).toMatchObject({
      all: { participants: 5, responses: 12 },
      checked: { participants: 2, responses: 4 },
    });
    const id = await erase(1);

    const after = await loadComparison(access, "all", LONG_MS);
    expect(after.sizes).toEqual({
      all: { participants: 4, responses: 10 },
      completed: { participants: 3, responses: 9 },
      checked: { participants: 1, responses: 2 },
    });
    expect(after.completed).toBe(3);
    expect(after.fits).toMatchObject({ state: "current", figures: { responses: 10 } });
    const { kept } = await studyResponses(study.id);
    expect(kept.participants()).not.toContain(id);

    let text = "";
    for await (const piece of await writeComparisonData(access, "all", { rows: 0 })) text += piece;
    expect(parse(text)).toHaveLength(1 + 10);
  });

  it("shows no fit of before, not even while the new one is awaited", async () => {
    await loadComparison(access, "all", LONG_MS);
    await erase(2);
    let letGo: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const really = fit.getMockImplementation()!;
    fit.mockImplementationOnce(async (...given) => {
      await held;
      return really(...given);
    });
    const hasty = await loadComparison(access, "all", 0);
    expect(hasty.fits).toEqual({ state: "computing" });
    expect(hasty.counts.responses).toBe(10);
    letGo();
    const patient = await loadComparison(access, "all", LONG_MS);
    expect(patient.fits).toMatchObject({ state: "current", figures: { responses: 10 } });
  });

  it("takes no fit that was begun before and ends after", async () => {
    let letGo: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const really = fit.getMockImplementation()!;
    fit.mockImplementationOnce(async (...given) => {
      await held;
      return really(...given);
    });
    const before = loadComparison(access, "completed", 0);
    expect((await before).fits.state).toBe("computing");
    await erase(1);
    const after = loadComparison(access, "completed", LONG_MS);
    letGo();
    expect((await after).fits).toMatchObject({ state: "current", figures: { responses: 9 } });
  });

  it("is as one would be that never had the participant", async () => {
    await loadComparison(access, "all", 0);
    await erase(5);
    const { counts } = await loadComparison(access, "all", 0);
    const never = await makeAccess(await makeComparedStudy(COMPARED_PEOPLE.slice(0, 4)));
    expect(counts).toEqual((await loadComparison(never, "all", 0)).counts);
  });
});

describe("The sets", () => {
  it("hold who failed the attention checks as completed, and not as checked", async () => {
    const before = await sizes();
    expect(before.checked?.participants).toBe(2);
    await db().participant.update({
      where: { id: await participantId(1) },
      data: { status: "FAILED_ATTENTION" },
    });
    const after = await loadComparison(access, "all", 0);
    expect(after.sizes.completed).toEqual(before.completed);
    expect(after.sizes.checked).toEqual({ participants: 1, responses: 2 });
    expect(after.failed.attention).toBe(1);
    // A planned look waits for participants who are called completed.
    expect(after.completed).toBe(3);
  });

  it("leave out who completed and withdrew then, when somebody else completes meanwhile", async () => {
    const before = await sizes();
    await db().participant.update({
      where: { id: await participantId(1) },
      data: { status: "WITHDRAWN" },
    });
    await db().participant.update({
      where: { id: await participantId(3) },
      data: { status: "COMPLETED" },
    });
    const after = await loadComparison(access, "completed", 0);
    expect(after.sizes.completed?.participants).toBe(before.completed?.participants);
    expect(after.sizes.completed?.responses).toBe(10);
    expect(after.origin.simulated).toBe(1);
  });
});
