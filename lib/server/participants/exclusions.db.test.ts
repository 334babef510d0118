import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { loadComparison } from "@/lib/server/comparison/load-comparison";
import { writeComparisonData } from "@/lib/server/comparison/write-comparison-data";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { makeComparedStudy } from "@/lib/server/testing/compared-study";
import { storeFlagged } from "@/lib/server/testing/flagged-people";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { ownerDb } from "@/lib/server/testing/owner-db";
import { takeRows } from "@/lib/server/testing/take-file";
import { decideExclusion } from "./decide-exclusion";
import { excludeByRule } from "./exclude-by-rule";
import { listDecisions } from "./list-decisions";
import { listParticipants } from "./list-participants";
import { previewRule } from "./preview-rule";

let study: BuiltStudy;
let access: StudyAccess;

beforeEach(async () => {
  study = await makeComparedStudy();
  access = await makeAccess(study);
});

const exclude = (ordinal: number, reason = "Said so.") =>
  decideExclusion(access, ordinal, { action: "EXCLUDE", reason });
const reinstate = (ordinal: number) =>
  decideExclusion(access, ordinal, { action: "REINSTATE", reason: "A mistake." });
const load = (set: AnalysisSet = "all") => loadComparison(access, set, 0);

const take = (file: string) => takeRows(access, file);

describe("Who is excluded", () => {
  it("is in no analysis set, in a process that had kept the responses, until they are reinstated", async () => {
    const before = await load();
    expect(before.sizes.all).toEqual({ participants: 5, responses: 12 });
    await exclude(1);
    const out = await load();
    expect(out.sizes).toEqual({
      all: { participants: 4, responses: 10 },
      completed: { participants: 3, responses: 9 },
      checked: { participants: 1, responses: 2 },
    });
    expect(out.excluded).toEqual({ participants: 1, responses: 2 });
    expect(out.counts.responses).toBe(10);
    let text = "";
    for await (const piece of await writeComparisonData(access, "all", { rows: 0 })) text += piece;
    expect(parse(text)).toHaveLength(1 + 10);

    await reinstate(1);
    const back = await load();
    expect(back.sizes).toEqual(before.sizes);
    expect(back.counts).toEqual(before.counts);
    expect(back.excluded).toEqual({ participants: 0, responses: 0 });
  });

  it("stays out when their next response comes", async () => {
    const late = await makeStudy();
    const mine = await makeAccess(late);
    await storeFlagged(late, { ordinal: 1, trials: [{}] });
    await storeFlagged(late, { ordinal: 2 });
    await decideExclusion(mine, 2, { action: "EXCLUDE", reason: "A test run." });
    expect((await loadComparison(mine, "all", 0)).sizes.all.participants).toBe(1);
    await storeFlagged(late, { ordinal: 3, trials: [{}] });
    const { id } = await db().participant.findFirstOrThrow({
      where: { studyId: late.id, ordinal: 2 },
    });
    await ownerDb().$executeRaw`
      UPDATE trial SET participant_id = ${id}::uuid
        WHERE study_id = ${late.id}::uuid AND participant_id = (
          SELECT p.id FROM participant p WHERE p.study_id = ${late.id}::uuid AND p.ordinal = 3)`;
    const { sizes, excluded } = await loadComparison(mine, "all", 0);
    expect(sizes.all).toEqual({ participants: 1, responses: 1 });
    expect(excluded).toEqual({ participants: 1, responses: 1 });
  });

  it("is marked in the files, and not in the one whose layout has no mark", async () => {
    await exclude(2, "Wrote that they guessed.");
    const ratings = await take("ratings.csv");
    const marked = new Set(ratings.filter((row) => row.excluded === "true").map(codeOf));
    expect(marked.size).toBe(1);
    expect(ratings.some((row) => row.excluded === "false")).toBe(true);
    const participants = await take("participants.csv");
    expect(participants.filter((row) => row.excluded === "true")).toMatchObject([
      { ordinal: "2", exclusion_reason: "Wrote that they guessed." },
    ]);
    expect((await take("responses.csv")).map((row) => row.CASE)).not.toContain("2");
  });

  it("is found by the list's filter", async () => {
    await exclude(3);
    const ordinals = async (excluded: "yes" | "no") =>
      (await listParticipants(access, {}, { excluded })).items.map(({ ordinal }) => ordinal);
    expect(await ordinals("yes")).toEqual([3]);
    expect(await ordinals("no")).toEqual([1, 2, 4, 5]);
  });
});

const codeOf = (row: Record<string, string>) => row.participant_code;

describe("A decision", () => {
  it("is noted with its reason, and the same one again changes nothing", async () => {
    await Promise.all([exclude(1, "First."), exclude(1, "First.")]);
    await exclude(1, "Again.");
    await reinstate(1);
    const { items, total } = await listDecisions(access, {}, 1);
    expect(items.map(({ action, reason }) => [action, reason])).toEqual([
      ["REINSTATE", "A mistake."],
      ["EXCLUDE", "First."],
    ]);
    expect(total).toBe(2);
    const audit = await db().auditEntry.findMany({
      where: { studyId: study.id },
      orderBy: { createdAt: "asc" },
    });
    expect(audit.map(({ action }) => action)).toEqual([
      "exclude-participant",
      "reinstate-participant",
    ]);
    expect(audit[0]).toMatchObject({ userId: access.userId, detail: { ordinal: 1 } });
  });

  it("is never changed or deleted", async () => {
    await exclude(1);
    const change = ownerDb().exclusion.updateMany({
      where: { studyId: study.id },
      data: { reason: "Another." },
    });
    await expect(change).rejects.toThrow(/never changed/);
    await expect(
      ownerDb().exclusion.deleteMany({ where: { studyId: study.id } }),
    ).rejects.toThrow();
  });

  it("is refused about who is not of the study, or erased", async () => {
    await expect(exclude(99)).rejects.toMatchObject({ code: "not-found" });
    const { id } = await db().participant.findFirstOrThrow({
      where: { studyId: study.id, ordinal: 1 },
    });
    await db().$queryRaw`
      SELECT erase_participant(${study.id}::uuid, ${id}::uuid, ${access.userId}::uuid, 'asked')`;
    await expect(exclude(1)).rejects.toMatchObject({ code: "not-acceptable" });
  });

  it("is listed by pages, the newest first", async () => {
    for (const ordinal of [1, 2, 3]) await exclude(ordinal);
    const { items } = await listDecisions(access, {});
    expect(items.map(({ ordinal }) => ordinal)).toEqual([3, 2, 1]);
    const rest = await listDecisions(access, { after: items[0]?.id ?? 0 });
    expect(rest.items.map(({ ordinal }) => ordinal)).toEqual([2, 1]);
    expect(rest.previous).toBe(items[1]?.id);
  });
});

describe("A rule", () => {
  const long = { durationMs: 60_000, awayMs: 50_000 };
  const pasted = { "comment-pasted-characters": "9" };

  beforeEach(async () => {
    study = await makeStudy();
    access = await makeAccess(study);
    await storeFlagged(study, { ordinal: 1, trials: [long, long], answers: pasted });
    await storeFlagged(study, { ordinal: 2, trials: [long] });
    await storeFlagged(study, { ordinal: 3, trials: [{}], answers: pasted });
    await storeFlagged(study, { ordinal: 4, trials: [{}] });
  });

  it("shows its effect on every n first, by any or by all of its flags", async () => {
    const any = await previewRule(access, { flags: ["away", "pasted-comment"], match: "any" });
    expect(any).toMatchObject({ participants: 3, alreadyExcluded: 0, first: [1, 2, 3] });
    expect(any.before.all).toEqual({ participants: 4, responses: 5 });
    expect(any.after.all).toEqual({ participants: 1, responses: 1 });
    const all = await previewRule(access, { flags: ["away", "pasted-comment"], match: "all" });
    expect(all).toMatchObject({ participants: 1, first: [1] });
  });

  it("excludes exactly whom it showed, says by which rule, and leaves out who is excluded", async () => {
    await exclude(2);
    const rule = { flags: ["away" as const], match: "any" as const };
    const { matched, participants, alreadyExcluded } = await previewRule(access, rule);
    expect([participants, alreadyExcluded]).toEqual([1, 1]);
    expect(await excludeByRule(access, { ...rule, matched, reason: "Not there." })).toBe(1);
    const [last] = (await listDecisions(access, {})).items;
    expect(last).toMatchObject({ ordinal: 1, reason: "Not there.", rule: "flag “Away long”" });
    const audit = await db().auditEntry.findFirstOrThrow({
      where: { studyId: study.id, action: "exclude-by-rule" },
    });
    expect(audit.detail).toMatchObject({ participants: 1, reason: "Not there." });
    expect((await load()).sizes.all).toEqual({ participants: 2, responses: 2 });
  });

  it("excludes nobody when it matches others than it showed", async () => {
    const rule = { flags: ["away" as const], match: "any" as const };
    const { matched } = await previewRule(access, rule);
    await storeFlagged(study, { ordinal: 5, trials: [long] });
    await expect(
      excludeByRule(access, { ...rule, matched, reason: "Not there." }),
    ).rejects.toMatchObject({ code: "changed-meanwhile" });
    expect((await listDecisions(access, {})).total).toBe(0);
  });

  it("sees nobody of another study", async () => {
    const other = await makeAccess(await makeStudy());
    const rule = { flags: ["away" as const], match: "any" as const };
    expect(await previewRule(other, rule)).toMatchObject({ participants: 0 });
  });
});
