import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { ANALYSIS_SETS } from "@/lib/comparison/analysis-set";
import type { TableName } from "@/lib/exporters/tables/export-table";
import { unguardFormula } from "@/lib/importers/formula-start";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { loadComparison } from "@/lib/server/comparison/load-comparison";
import { decideExclusion } from "@/lib/server/participants/decide-exclusion";
import { db } from "@/lib/server/shared/db";
import { COMPARED_PEOPLE, makeComparedStudy } from "@/lib/server/testing/compared-study";
import { storeFlagged } from "@/lib/server/testing/flagged-people";
import { makeAccess } from "@/lib/server/testing/made-study";
import { takeBytes, takeRows } from "@/lib/server/testing/take-file";
import { countTables } from "./count-tables";
import { openSnapshot } from "./snapshot";

const NASTY = '\'=1+1;"quoted", \n\r\n\tand 😀 \u202Eright to left\u202C, é\\n\\';
const CONSENTED_AT = new Date("2026-03-31T23:59:59.999Z");

let access: StudyAccess;

beforeAll(async () => {
  const study = await makeComparedStudy();
  access = await makeAccess(study);
  await storeFlagged(study, {
    ordinal: COMPARED_PEOPLE.length + 1,
    trials: [{}, { answered: false }],
    answers: { comment: NASTY },
    events: ["places-renewed"],
    change: { consentedAt: CONSENTED_AT, completedAt: null, status: "ACTIVE" },
  });
  await db().recruiterIdentity.create({
    data: {
      studyId: study.id,
      participantId: (
        await db().participant.findFirstOrThrow({
          where: { studyId: study.id, source: "PROLIFIC" },
        })
      ).id,
      parameters: { PROLIFIC_PID: "5z2q", SESSION_ID: "=9" },
    },
  });
  await decideExclusion(access, 1, { action: "EXCLUDE", reason: "+Said so." });
  await decideExclusion(access, 2, { action: "EXCLUDE", reason: "First." });
  await decideExclusion(access, 2, { action: "REINSTATE", reason: "A mistake." });
});

async function ordinals(query: Record<string, string>): Promise<number[]> {
  const rows = await takeRows(access, "participants.csv", query);
  return rows.map(({ ordinal }) => Number(ordinal));
}

describe("A file of chosen rows", () => {
  it.each(ANALYSIS_SETS)("has of the set “%s” what the comparison counts", async (set) => {
    const { sizes } = await loadComparison(access, set, 0);
    const participants = await takeRows(access, "participants.csv", { set });
    const ratings = await takeRows(access, "ratings.csv", { set });
    expect(participants).toHaveLength(sizes[set].participants);
    expect(new Set(ratings.map((row) => row.trial_id)).size).toBe(sizes[set].responses);
    expect(new Set(ratings.map((row) => row.participant_code))).toEqual(
      new Set(participants.map((row) => row.participant_code)),
    );
  });

  it("chooses participants by source, version, day of consent and whether they are real", async () => {
    expect(await ordinals({})).toEqual([1, 2, 3, 4, 5, 6]);
    expect(await ordinals({ simulated: "no" })).toEqual([1, 2, 4, 5, 6]);
    expect(await ordinals({ source: "simulated" })).toEqual([3]);
    expect(await ordinals({ source: "prolific", version: "1" })).toEqual([6]);
    expect(await ordinals({ version: "2" })).toEqual([]);
    expect(await ordinals({ from: "2026-03-31", to: "2026-03-31" })).toEqual([6]);
    expect(await ordinals({ from: "2026-04-01" })).toEqual([]);
    expect(await ordinals({ to: "2026-03-30" })).toEqual([]);
  });

  it.each<Record<string, string>>([
    {},
    { set: "checked" },
    { simulated: "no" },
    { source: "prolific", identifiers: "yes" },
  ])(
    "has as many rows as the database counts, and no one else's, in every table: %j",
    async (query) => {
      const chosen = await ordinals(query);
      const codes = (await takeRows(access, "participants.csv", query)).map(
        (row) => row.participant_code,
      );
      const filters = exportFiltersSchema.parse(query);
      const snapshot = await openSnapshot(access, filters);
      const counts: [TableName, number][] = [];
      for (const table of snapshot.tables) counts.push([table.name, await snapshot.count(table)]);
      await snapshot.close();
      // The page says the same, however it counts.
      const said = await countTables(access, filters, snapshot.tables);
      expect(said).toEqual(Object.fromEntries(counts));
      for (const [name, counted] of counts) {
        const rows = await takeRows(access, `${name}.csv`, query);
        expect([name, rows.length]).toEqual([name, counted]);
        const whose = new Set(rows.flatMap((row) => row.participant_code ?? []));
        expect(codes).toEqual(expect.arrayContaining([...whose]));
        const arrivals = new Set(rows.flatMap((row) => row.CASE ?? []));
        expect(chosen.map(String)).toEqual(expect.arrayContaining([...arrivals]));
      }
    },
  );
});

describe("A file in another form", () => {
  it("has the same rows as JSON Lines, with numbers, words and times as they are", async () => {
    for (const name of ["ratings", "participants", "trials", "content", "exclusions"]) {
      const lines = (await takeBytes(access, `${name}.jsonl`)).toString().trimEnd().split("\n");
      const values = lines.map((line): Record<string, unknown> => JSON.parse(line));
      const rows = await takeRows(access, `${name}.csv`);
      const said = (value: unknown) => (value === null ? "" : String(value));
      expect(
        values.map((row) => Object.entries(row).map(([key, value]) => [key, said(value)])),
      ).toEqual(
        rows.map((row) => Object.entries(row).map(([key, text]) => [key, unguardFormula(text)])),
      );
    }
    const [line] = (await takeBytes(access, "ratings.jsonl")).toString().split("\n");
    expect(JSON.parse(line!)).toMatchObject({ rating: 2, simulated: false, duration_ms: null });
  });

  it("has semicolons or tabs, and a byte order mark, where it is asked to", async () => {
    const query = { separator: "semicolon", bom: "yes" };
    const bytes = await takeBytes(access, "participants.csv", query);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const plain = await takeRows(access, "participants.csv");
    expect(parse(bytes, { bom: true, columns: true, delimiter: ";" })).toEqual(plain);
    const tabs = await takeBytes(access, "participants.csv", { separator: "tab" });
    expect(parse(tabs, { columns: true, delimiter: "\t" })).toEqual(plain);
  });

  it("ends its lines with CRLF, keeps line breaks of a text, and guards what could be a formula", async () => {
    const text = (await takeBytes(access, "participants.csv")).toString();
    const rows = parse(text, { columns: true, record_delimiter: "\r\n" }) as Record<
      string,
      string
    >[];
    expect(rows).toHaveLength(6);
    const comment = rows.at(-1)?.comment ?? "";
    expect(comment).toBe(`'${NASTY}`);
    expect(unguardFormula(comment)).toBe(NASTY);
    const lines = (await takeBytes(access, "participants.jsonl")).toString().trimEnd().split("\n");
    expect(JSON.parse(lines.at(-1)!).comment).toBe(NASTY);
    expect((await takeRows(access, "exclusions.csv")).map(({ reason }) => reason)).toEqual([
      "'+Said so.",
      "First.",
      "A mistake.",
    ]);
  });
});

describe("Recruiters' ids", () => {
  it("are in a file of their own, when they are asked for, and it is noted", async () => {
    await expect(takeRows(access, "identifiers.csv")).rejects.toMatchObject({ code: "not-found" });
    const rows = await takeRows(access, "identifiers.csv", { identifiers: "yes" });
    expect(rows.map(({ parameter, value }) => [parameter, value])).toEqual([
      ["PROLIFIC_PID", "5z2q"],
      ["SESSION_ID", "'=9"],
    ]);
    const entry = await db().auditEntry.findFirstOrThrow({
      where: { studyId: access.studyId, action: "export" },
      orderBy: { createdAt: "desc" },
    });
    expect(entry.detail).toMatchObject({ file: "identifiers.csv", rows: 2, identifiers: "yes" });
    for (const name of ["participants", "ratings", "trials", "events"]) {
      const text = (await takeBytes(access, `${name}.csv`, { identifiers: "yes" })).toString();
      expect(text).not.toContain("5z2q");
    }
  });
});

describe("What the other tables say", () => {
  it("is every planned trial, answered or not, and what happened beside", async () => {
    const trials = await takeRows(access, "trials.csv", { source: "prolific" });
    expect(
      trials.map(({ position, answered, viewport }) => [position, answered, viewport]),
    ).toEqual([
      ["1", "true", "large"],
      ["2", "false", ""],
    ]);
    const events = await takeRows(access, "events.csv");
    expect(events).toMatchObject([{ kind: "places-renewed", detail: "{}" }]);
  });

  it("is all content, and who decided about whom by role and number", async () => {
    const content = await takeRows(access, "content.csv", { source: "prolific" });
    expect(content).toHaveLength(12);
    expect(content[0]).toMatchObject({
      question_id: "1",
      choices: '["yes", "no"]',
      method: "CF",
      student_correct: "true",
      retired_at: "",
    });
    const decisions = await takeRows(access, "exclusions.csv");
    expect(
      decisions.map(({ action, decided_by, decided_by_role }) => [
        action,
        decided_by,
        decided_by_role,
      ]),
    ).toEqual([
      ["exclude", "staff-1", "owner"],
      ["exclude", "staff-1", "owner"],
      ["reinstate", "staff-1", "owner"],
    ]);
  });
});
