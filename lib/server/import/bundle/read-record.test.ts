import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordLine } from "@/lib/schemas/setup/study-record";
import { anyRecord } from "@/lib/server/testing/random-record";
import { readRecord } from "./read-record";
import { recordLines } from "./record-lines";

async function readText(text: string, cut: number) {
  const bytes = new TextEncoder().encode(text);
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += cut) yield bytes.subarray(from, from + cut);
  }
  const reader = readRecord();
  const records: RecordLine[] = [];
  const problems: unknown[] = [];
  for await (const line of recordLines(pieces())) {
    const read = reader.read(line);
    if ("record" in read) records.push(read.record);
    else problems.push(...read.problems);
  }
  return { records, problems: [...problems, ...reader.end()] };
}

const written = (lines: readonly RecordLine[]) =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join("");

describe("A study's record as a text", () => {
  it("is read as it was written: 200 random studies, in pieces cut anywhere", async () => {
    await fc.assert(
      fc.asyncProperty(anyRecord(), fc.integer({ min: 16, max: 5000 }), async (lines, cut) => {
        expect(await readText(written(lines), cut)).toEqual({ records: lines, problems: [] });
      }),
      // Looking for a smaller example of one with hundreds of draws goes on for minutes.
      { numRuns: 200, endOnFailure: true },
    );
  });

  it.each([
    ["NUL", "a\0b"],
    ["half of a surrogate pair", "a\ud83db"],
    ["the other half", "\ude00"],
  ])("is refused by line and field where it has %s", async (_, text) => {
    const [lines] = fc.sample(anyRecord(), { numRuns: 1, seed: 4 });
    const place = lines?.findIndex(({ kind }) => kind === "question") ?? -1;
    const broken = lines?.map((line, at) => (at === place ? { ...line, stem: text } : line)) ?? [];
    const { problems } = await readText(written(broken), 4096);
    expect(problems[0]).toEqual({
      line: place + 1,
      field: "stem",
      reason: "A character here is none that can be stored.",
    });
  });

  it("is refused where something is named that is not there, appears twice or comes too late", async () => {
    const [lines = []] = fc.sample(anyRecord(), { numRuns: 1, seed: 7 });
    const [study, protocol] = lines;
    if (!study || !protocol) throw new Error("The record is empty.");
    const said = async (some: RecordLine[]) =>
      (await readText(written(some), 4096)).problems.map(
        (problem) => (problem as { reason: string }).reason,
      );
    expect(await said([protocol])).toContain("The first line has to be of the kind “study”.");
    expect(await said([study])).toEqual(["There is no line of the kind “protocol” in the file."]);
    expect(await said([study, protocol, protocol])).toEqual([
      "“1” stands here for the second time.",
    ]);
    expect(await said([study, protocol, study])).toEqual([
      "A line of the kind “study” comes too late here.",
    ]);
    const run = { kind: "run", id: crypto.randomUUID(), method: "none" } as const;
    const whole = { ...run, modelSize: null, runNumber: null, testAccuracy: null };
    expect(await said([study, protocol, whole])).toEqual([
      "“none” is not in the file before this line.",
    ]);
  });
});
