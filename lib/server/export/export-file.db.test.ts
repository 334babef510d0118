import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { TABLE_NAMES } from "@/lib/exporters/tables/export-table";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import {
  type FinishedParticipant,
  storeFinishedParticipants,
} from "@/lib/server/study-builder/store-participants";
import { storeFlagged } from "@/lib/server/testing/flagged-people";
import { explanationOf, makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { openFile } from "@/lib/server/testing/take-file";
import { PUBLISHED_CONSTRUCTS } from "@/lib/views/export/export-files";
import { listExports } from "./list-exports";

const constructs = PUBLISHED_CONSTRUCTS.map((key) => ({ key, statement: null }));
const ratings = Object.fromEntries(PUBLISHED_CONSTRUCTS.map((key, index) => [key, index + 1]));

async function fill(study: BuiltStudy, from: number, to: number): Promise<void> {
  const participants = Array.from({ length: to - from + 1 }, (_, index): FinishedParticipant => {
    const explanations = [explanationOf(study, 1, "CF"), explanationOf(study, 2, "MT")];
    return {
      ordinal: from + index,
      source: "IMPORTED",
      aboutYou: { gender: "female" } as FinishedParticipant["aboutYou"],
      completed: true,
      consentedAt: null,
      completedAt: null,
      trials: explanations.map((explanationId, place) => ({
        explanationId,
        position: place + 1,
        response: { ratings, durationMs: null, submittedAt: null },
      })),
    };
  });
  await db().$transaction((tx) => storeFinishedParticipants(tx, study, participants), {
    timeout: 30_000,
  });
}

async function take(access: StudyAccess, file: string) {
  const pieces: Uint8Array[] = [];
  for await (const piece of openFile(access, file)) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const rows: Record<string, string>[] = parse(bytes, { columns: true });
  return { pieces, bytes, rows };
}

/** Transactions that are open on the connections of the test's own process. */
async function openSnapshots(): Promise<number> {
  const [row] = await db().$queryRaw<{ open: number }[]>`
    SELECT count(*)::int AS open FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
        AND backend_type = 'client backend'`;
  return row!.open;
}

describe("exportFile", () => {
  it("sends thousands of rows in pieces and notes exactly what was sent", async () => {
    const study = await makeStudy({ constructs });
    await fill(study, 1, 150);
    const access = await makeAccess(study);
    const { pieces, bytes, rows } = await take(access, "ratings.csv");
    expect(rows).toHaveLength(150 * 2 * 5);
    expect(pieces.length).toBeGreaterThan(3);
    const [noted] = await listExports(access);
    expect(noted).toMatchObject({
      file: "ratings.csv",
      rows: rows.length,
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
    expect(rows[0]).toMatchObject({
      study: study.slug,
      method: "CF",
      question_id: "1",
      gold_answer: "yes",
      student_answer: "yes",
      student_correct: "true",
      simulated: "false",
    });
  });

  it("holds what was there when it began, not what came while it was sent", async () => {
    const study = await makeStudy({ constructs });
    await fill(study, 1, 120);
    const pieces = openFile(await makeAccess(study), "ratings.csv");
    let text = "";
    // The header comes before anything is read; the next piece is the snapshot's first.
    for (const _ of ["header", "first"])
      text += Buffer.from((await pieces.next()).value!).toString();
    await fill(study, 121, 130);
    for await (const piece of pieces) text += Buffer.from(piece).toString();
    expect(parse(text, { columns: true })).toHaveLength(120 * 2 * 5);
  });

  it("frees its connection when the reader leaves, and notes nothing", async () => {
    const study = await makeStudy({ constructs });
    await fill(study, 1, 120);
    const access = await makeAccess(study);
    // More readers than there are connections: they would hang if one were kept.
    for (let reader = 0; reader < 6; reader++) {
      const pieces = openFile(access, "ratings.csv");
      await pieces.next();
      await pieces.next();
      expect(await openSnapshots()).toBe(1);
      await pieces.return();
      await expect.poll(openSnapshots).toBe(0);
    }
    expect(await listExports(access)).toEqual([]);
  });

  it("writes the published layout, questions by number", async () => {
    const study = await makeStudy({ constructs });
    await fill(study, 7, 7);
    const { rows } = await take(await makeAccess(study), "responses.csv");
    expect(rows).toMatchObject([
      { CASE: "7", rationale: "RE08", rationale_id: "1", Completeness: "1", gender: "female" },
      { CASE: "7", rationale: "RE09", rationale_id: "2", Understandability: "5" },
    ]);
  });

  it("says of participants where they stand and what is to be looked at", async () => {
    const study = await makeStudy({ constructs });
    const access = await makeAccess(study);
    await storeFlagged(study, {
      ordinal: 1,
      trials: [
        { durationMs: 60_000, awayMs: 50_000 },
        { durationMs: 10_000, replaced: true },
      ],
      answers: { "comment-pasted-characters": "9", "screening:age": "adult" },
      change: { cell: "women", recruiterStatus: "APPROVED", attentionFailures: 0 },
    });
    const gone = await storeFlagged(study, { ordinal: 2, trials: [{}] });
    await db().$queryRaw`
      SELECT erase_participant(${study.id}::uuid, ${gone}::uuid, ${access.userId}::uuid, 'asked')`;

    const participants = (await take(access, "participants.csv")).rows;
    expect(participants[0]).toMatchObject({
      state: "completed",
      cell: "women",
      recruiter_status: "APPROVED",
      attention_failures: "0",
      flags: "away;pasted-comment",
      erased_responses: "",
    });
    // When somebody was erased is no secret; when they took part is gone.
    const { status, source, protocol_version, simulated, ordinal, ended_at, ...left } =
      participants[1]!;
    expect(ended_at).not.toBe("");
    expect([status, source, ordinal]).toEqual(["erased", "prolific", "2"]);
    const kept = { participant_code: "erased-2", state: "erased", erased_responses: "1" };
    expect(Object.entries(left).filter(([, value]) => !["", "0", "false"].includes(value))).toEqual(
      Object.entries(kept),
    );

    const { rows } = await take(access, "ratings.csv");
    expect(new Set(rows.map((row) => row.participant_code)).size).toBe(1);
    expect(rows[0]).toMatchObject({ source: "prolific", away_ms: "50000", replaced: "false" });
    expect(rows.at(-1)).toMatchObject({ viewport: "large", replaced: "true" });
  });

  it("leaves the published layout empty where the constructs are others", async () => {
    const study = await makeStudy();
    const { rows } = await take(await makeAccess(study), "responses.csv");
    expect(rows).toEqual([]);
  });

  it("has no participant of another study, and describes every column that it writes", async () => {
    const [mine, other] = [await makeStudy({ constructs }), await makeStudy({ constructs })];
    await fill(mine, 1, 2);
    await fill(other, 1, 3);
    const access = await makeAccess(mine);
    const described = (await take(access, "codebook.csv")).rows;
    for (const name of TABLE_NAMES.filter((table) => table !== "identifiers")) {
      const { bytes, rows } = await take(access, `${name}.csv`);
      const [header] = parse(bytes) as string[][];
      expect(header).toEqual(described.filter((row) => row.file === name).map((row) => row.column));
      const whose = new Set(rows.flatMap((row) => row.CASE ?? row.participant_code ?? []));
      expect(whose.size).toBe(
        ["ratings", "responses", "participants", "trials"].includes(name) ? 2 : 0,
      );
    }
  });
});
