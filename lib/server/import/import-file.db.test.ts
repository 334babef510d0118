import { describe, expect, it } from "vitest";
import {
  countRows,
  newTarget,
  outputFile,
  outputRow,
  questionsFile,
  ratingsFile,
  runsFile,
  TULIPS,
} from "@/lib/server/testing/import-test-support";
import { checkFile } from "./import-check";
import { type FileTarget, importFile } from "./import-file";
import { describeImport, importedPage } from "./import-sentences";

const files = {
  questions: questionsFile(TULIPS),
  "student-output": outputFile(outputRow(TULIPS, "garden", "They are flowers.")),
  "accuracy-runs": runsFile("0,0.651,few-shot-positive-rationale,220M,task-prefix"),
  ratings: ratingsFile("1,RE08,1,2,3,4,5,7,MT:PosRationales,90,"),
};
const bytesOf = (text: string) => new TextEncoder().encode(text);
const fileTarget = (chosen: Partial<FileTarget> = {}): FileTarget => ({
  ...newTarget(),
  method: null,
  modelSize: null,
  runNumber: null,
  skip: [],
  ...chosen,
});

describe("A file", () => {
  it.each(Object.entries(files))("of %s is known by its content", async (kind, text) => {
    const method = kind === "student-output" ? "MT:Unrevised" : null;
    const target = fileTarget({ method });
    const outcome = await importFile(bytesOf(text), target);
    expect(outcome).toMatchObject({ ok: true, summary: { kind, study: { slug: target.slug } } });
    if (!outcome.ok) return;
    expect(describeImport(outcome.summary).join(" ")).toContain(`study "${target.slug}"`);
    expect(importedPage(outcome.summary)).toMatch(`/studies/${target.slug}/`);
  });

  it.each([
    ["nothing", new Uint8Array(), "empty"],
    ["only blank lines", bytesOf("\n \n"), "empty"],
    ["no known columns", bytesOf("a,b\n1,2\n"), "not known"],
    ["more than can be read", new Uint8Array(65 * 1024 * 1024), "64 MB"],
  ])("with %s is refused in a sentence", async (_, bytes, words) => {
    const outcome = await importFile(bytes, fileTarget());
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining(words) });
  });

  it("that is not UTF-8, or holds a NUL, is refused with the line", async () => {
    const foreign = Uint8Array.from([...bytesOf(`${files.ratings}\n`), 0xe9, 0x2c]);
    const nul = bytesOf(files["accuracy-runs"].replace("220M", "22\0M"));
    const refused = (line: number) => ({ ok: false, problems: [{ line }] });
    expect(await importFile(foreign, fileTarget())).toMatchObject(refused(3));
    expect(await importFile(nul, fileTarget())).toMatchObject(refused(2));
  });

  it("is not imported with choices that it has no use for", async () => {
    const skipped = await importFile(bytesOf(files.ratings), fileTarget({ skip: [2] }));
    expect(skipped).toMatchObject({ ok: false, reason: expect.stringContaining("left out") });
    const named = await importFile(bytesOf(files.questions), fileTarget({ method: "MT:Revised" }));
    expect(named).toMatchObject({ ok: false, reason: expect.stringContaining("questions") });
  });

  it("with more problems than are listed says so", async () => {
    const row = "x,0.651,few-shot-positive-rationale,220M,task-prefix";
    const text = runsFile(...Array.from({ length: 300 }, () => row));
    const outcome = await importFile(bytesOf(text), fileTarget());
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining("more than 200") });
    expect(!outcome.ok && outcome.problems.at(-1)?.reason).toContain("100 more");
  });

  it.each(Object.entries(files))(
    "of %s can be checked without storing anything",
    async (_, text) => {
      const before = await countRows();
      const outcome = await checkFile(bytesOf(text), fileTarget());
      expect(outcome).toMatchObject({ ok: true, summary: expect.stringMatching(/\.$/) });
      expect(await countRows()).toEqual(before);
    },
  );
});
