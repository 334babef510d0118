import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import {
  checkText,
  countRows,
  importText,
  newTarget,
  outputFile,
  outputRow,
  questionsFile,
  ratingsFile,
  runsFile,
  TULIPS,
  withFile,
} from "@/lib/server/testing/import-test-support";
import { chooseForm } from "./choose-form";
import { describeImport, importedPage } from "./import-sentences";

const TABLE = [
  "nr;stem;A;B;label;system;why;notes",
  "1;Where is it cold?;north;south;north;Mine;Ice.;x",
  "1;Where is it cold?;north;south;north;Yours;Snow.;y",
].join("\n");
const files = {
  questions: questionsFile(TULIPS),
  "student-output": outputFile(outputRow(TULIPS, "garden", "They are flowers.")),
  "accuracy-runs": runsFile("0,0.651,few-shot-positive-rationale,220M,task-prefix"),
  ratings: ratingsFile("1,RE08,1,2,3,4,5,7,MT:PosRationales,90,"),
  table: TABLE.replace("why", "explanation").replace("notes", "answer").replace(";x\n", ";A\n"),
};
const bytesOf = (text: string) => new TextEncoder().encode(text);

describe("A file", () => {
  it.each(Object.entries(files))("of %s is known by its content", async (kind, text) => {
    const method = kind === "student-output" ? "MT:Unrevised" : null;
    const target = newTarget();
    const outcome = await importText(text, { ...target, method });
    expect(outcome).toMatchObject({ ok: true, summary: { kind, study: { slug: target.slug } } });
    if (!outcome.ok) return;
    expect(describeImport(outcome.summary).join(" ")).toContain(`study "${target.slug}"`);
    expect(importedPage(outcome.summary)).toMatch(`/studies/${target.slug}/`);
  });

  it.each([
    ["nothing", new Uint8Array(), "empty"],
    ["only blank lines", bytesOf("\n \n"), "empty"],
    ["one column", bytesOf("a\n1\n"), "only one column"],
    [
      "more ratings than can be read",
      bytesOf(`${files.ratings}\n${"\n".repeat(64 * 1024 * 1024)}`),
      "64 MB",
    ],
    [
      "more accuracies than can be read",
      bytesOf(`${files["accuracy-runs"]}\n${"\n".repeat(8 * 1024 * 1024)}`),
      "8 MB",
    ],
  ])("with %s is refused in a sentence", async (_, bytes, words) => {
    const outcome = await importText(bytes, newTarget());
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining(words) });
  });

  it("that is not UTF-8, or holds a NUL, is refused with the line", async () => {
    const foreign = Uint8Array.from([...bytesOf(`${files.ratings}\n`), 0xe9, 0x2c]);
    const nul = bytesOf(files["accuracy-runs"].replace("220M", "22\0M"));
    const refused = (line: number) => ({ ok: false, problems: [{ line }] });
    expect(await importText(foreign, newTarget())).toMatchObject(refused(3));
    expect(await importText(nul, newTarget())).toMatchObject(refused(2));
  });

  it("is not imported with choices that it has no use for", async () => {
    const skipped = await importText(files.ratings, { ...newTarget(), skip: [2] });
    expect(skipped).toMatchObject({ ok: false, reason: expect.stringContaining("left out") });
    const named = await importText(files.questions, { ...newTarget(), method: "MT:Revised" });
    expect(named).toMatchObject({ ok: false, reason: expect.stringContaining("questions") });
    const map = [{ column: "run", field: "id" as const }];
    const mapped = await importText(files["accuracy-runs"], { ...newTarget(), map });
    expect(mapped).toMatchObject({ ok: false, option: "map" });
  });

  it("with more problems than are listed says so", async () => {
    const row = "x,0.651,few-shot-positive-rationale,220M,task-prefix";
    const text = runsFile(...Array.from({ length: 300 }, () => row));
    const outcome = await importText(text, newTarget());
    expect(outcome).toMatchObject({ ok: false, reason: expect.stringContaining("more than 200") });
    expect(!outcome.ok && outcome.problems.at(-1)?.reason).toContain("100 more");
  });

  it.each(Object.entries(files))(
    "of %s can be checked without storing anything",
    async (_, text) => {
      const before = await countRows();
      const outcome = await checkText(text, newTarget());
      const sentences = outcome.ok ? outcome.summary : [];
      expect(sentences).not.toEqual([]);
      for (const sentence of sentences) expect(sentence).toMatch(/\.$/);
      expect(await countRows()).toEqual(before);
    },
  );

  it("that is refused says what else was found in it, such as columns that are not read", async () => {
    const text = ["id,what is asked,answer,method,explanation", "1,Cold?,a,Mine,So."].join("\n");
    expect(await importText(text, newTarget())).toMatchObject({
      ok: false,
      problems: [{ line: 2, field: "id" }],
      remarks: [{ line: 1, reason: "Not read, and not stored: what is asked." }],
    });
  });

  it("is checked against the study that it would go into", async () => {
    const target = newTarget();
    await importText(files.questions, target);
    const changed = questionsFile({ ...TULIPS, question: "Where do roses grow?" });
    expect(await checkText(changed, target)).toMatchObject({ ok: false, problems: [{ line: 1 }] });
  });
});

describe("A table", () => {
  const chosen = (text: string, asked: Parameters<typeof importText>[1]) =>
    withFile(text, (file) =>
      chooseForm(
        file,
        { method: null, modelSize: null, runNumber: null, skip: [], map: [], ...asked },
        { stored: true },
      ),
    );

  it("is read by the columns that their names suggest, which are said", async () => {
    const { mapping } = await chosen(files.table, newTarget());
    expect(mapping).toBe(
      "question ← stem, choices ← A + B, gold ← label, method ← system, answer ← answer, explanation ← explanation",
    );
  });

  it("is read by the columns that are named for it", async () => {
    const target = newTarget();
    const map = [
      { column: "nr", field: "id" as const },
      { column: "why", field: "explanation" as const },
      { column: "label", field: "answer" as const },
    ];
    expect(await importText(TABLE, { ...target, map })).toMatchObject({ ok: true });
    const [question] = await db().question.findMany({ where: { study: { slug: target.slug } } });
    expect(question).toMatchObject({ externalId: "1", goldIndex: null });
    const explanations = await db().explanation.findMany({
      where: { study: { slug: target.slug } },
      orderBy: { text: "asc" },
      select: { text: true, answerIndex: true, method: { select: { key: true } } },
    });
    expect(explanations).toEqual([
      { text: "Ice.", answerIndex: 0, method: { key: "Mine" } },
      { text: "Snow.", answerIndex: 0, method: { key: "Yours" } },
    ]);
  });

  it("takes method, size and run from the command where no column has them", async () => {
    const target = newTarget();
    const text = ["id,question,choices,label,answer,explanation", "1,Cold?,a|b,a,b,So."].join("\n");
    const asked = { ...target, method: "Mine", modelSize: "1B", runNumber: 3 };
    expect(await importText(text, asked)).toMatchObject({
      ok: true,
      summary: { report: { students: [{ name: "Run 3 of Mine 1B" }] } },
    });
  });

  it("of questions in JSON Lines is read by its columns where one is named", async () => {
    const target = newTarget();
    const text = JSON.stringify({ uid: "1", question: "Cold?", choices: ["a", "b"], right: "b" });
    const map = [
      { column: "uid", field: "id" as const },
      { column: "right", field: "gold" as const },
    ];
    expect(await importText(text, { ...target, map })).toMatchObject({
      ok: true,
      summary: { kind: "table" },
    });
    const [question] = await db().question.findMany({ where: { study: { slug: target.slug } } });
    expect(question).toMatchObject({ externalId: "1", goldIndex: 1 });
  });

  it.each([
    [[{ column: "rationale", field: "explanation" }], /no column "rationale".*nr, stem, A/],
    [[{ column: "stem", field: null }], /which column holds the question.*nr, stem, A/],
  ] as const)("is refused by %j with the columns that there are", async (map, words) => {
    const outcome = await importText(TABLE, { ...newTarget(), map });
    expect(outcome).toMatchObject({
      ok: false,
      option: "map",
      reason: expect.stringMatching(words),
    });
  });
});
