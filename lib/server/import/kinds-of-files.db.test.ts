import { describe, expect, it } from "vitest";
import { parseProlificSubmissions } from "@/lib/importers/parse-prolific-submissions";
import { importByCommand, importByPage, kindOfFile } from "./testing/import-both-ways";
import { KINDS } from "./testing/kinds";

describe("A file of this kind gives the same by the page and by the command", () => {
  it.each([...KINDS])("$file: $what", async (kind) => {
    const { refused, findings, stored, byCommandAlone } = kind;
    expect(await importByCommand(kind)).toEqual({ refused, findings, stored });
    if (byCommandAlone) return;
    expect(await importByPage(kind)).toEqual({ refused, findings, stored });
  });
});

describe("Prolific's list of submissions", () => {
  it.each([
    ["prolific.csv", 2, null],
    ["prolific-semicolons.csv", 1, null],
    ["prolific-old-names.csv", 1, null],
    ["prolific-twice.csv", 2, null],
    ["prolific-scientific.csv", 0, /^2: .*\bid\b/],
    ["prolific-windows-1252.csv", 0, /^2: .*UTF-8/],
  ])("%s", (file, submissions, problem) => {
    const read = parseProlificSubmissions(kindOfFile(file));
    expect(read.ok ? read.records.length : 0).toBe(submissions);
    const problems = read.ok ? [] : read.problems.map(({ line, reason }) => `${line}: ${reason}`);
    expect(problems).toEqual(problem ? [expect.stringMatching(problem)] : []);
  });
});
