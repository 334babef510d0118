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
    ["prolific.csv", 2, []],
    ["prolific-semicolons.csv", 1, []],
    ["prolific-old-names.csv", 1, []],
    ["prolific-scientific.csv", 1, []],
    ["prolific-twice.csv", 2, []],
    ["prolific-windows-1252.csv", 1, []],
  ])("%s", (file, submissions, findings) => {
    const read = parseProlificSubmissions(kindOfFile(file));
    const found = read.ok ? read.remarks : read.problems;
    expect([
      read.ok ? read.records.length : 0,
      found.map(({ line, reason }) => `${line}: ${reason}`),
    ]).toEqual([submissions, findings]);
  });
});
