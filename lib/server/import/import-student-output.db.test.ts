import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import {
  countRows,
  importText,
  NOVELS,
  newTarget,
  outputFile,
  outputRow,
  questionsFile,
  runsFile,
  TULIPS,
} from "@/lib/server/testing/import-test-support";

const student = { method: "MT+CF:Revised", modelSize: "770M", runNumber: 0 };
const ROUNDED = "0,0.6667,few-shot-revision,770M,both";
const KETTLES = { ...TULIPS, id: "kettles", question: "What boils water?", answer: "kettle" };
const output = outputFile(
  outputRow(TULIPS, "garden", "They are flowers. 🌷"),
  outputRow(NOVELS, "book shop", "It has novels."),
  outputRow(KETTLES, "kettle", ""),
);

function explanationsOf(slug: string) {
  return db().explanation.findMany({
    where: { study: { slug } },
    orderBy: { question: { stem: "desc" } },
    select: {
      text: true,
      length: true,
      answerText: true,
      answerIndex: true,
      method: { select: { key: true } },
      modelRun: { select: { modelSize: true, runNumber: true, testAccuracy: true } },
      question: { select: { externalId: true } },
    },
  });
}

describe("A student's output", () => {
  it("is stored as a model run with its accuracy and an explanation at each question", async () => {
    const target = newTarget();
    await importText(questionsFile(TULIPS), target);
    expect(await importText(output, { ...target, ...student })).toMatchObject({
      ok: true,
      summary: {
        report: {
          students: [{ name: "Run 0 of MT+CF:Revised 770M", known: 3, correct: 2 }],
          sentences: [
            "3 questions: 2 new ones, 1 known one.",
            "2 explanations by 1 student.",
            "1 answer without an explanation counts for the accuracy only.",
            "1 answer is not among the choices and counts as wrong.",
            "New methods: MT+CF:Revised.",
          ],
        },
      },
    });
    const modelRun = { modelSize: "770M", runNumber: 0, testAccuracy: 2 / 3 };
    const method = { key: "MT+CF:Revised" };
    expect(await explanationsOf(target.slug)).toEqual([
      {
        text: "They are flowers. 🌷",
        length: 19,
        answerText: "garden",
        answerIndex: 1,
        method,
        modelRun,
        question: { externalId: "tulips" },
      },
      {
        text: "It has novels.",
        length: 14,
        answerText: "book shop",
        answerIndex: null,
        method,
        modelRun,
        question: { externalId: expect.stringMatching(/^q-[0-9a-f]{16}$/) },
      },
    ]);
  });

  it("needs a method, and the refusal names the usual ones", async () => {
    const before = await countRows();
    expect(await importText(output, { ...newTarget(), ...student, method: null })).toMatchObject({
      ok: false,
      option: "method",
      reason: expect.stringMatching(/CF:Unrevised.*MT\+CF:Revised/),
    });
    expect(await countRows()).toEqual(before);
  });

  it("may be of any method that a study can have, in our words for the usual ones", async () => {
    const target = newTarget();
    for (const [method, stored] of [
      ["Chain of thought, short", "Chain of thought, short"],
      ["CF:PosRationales", "CF:Unrevised"],
    ]) {
      await importText(output, { ...target, ...student, method: method ?? null });
      const where = { study: { slug: target.slug }, method: { key: stored } };
      expect(await db().explanation.count({ where })).toBe(2);
    }
    const long = await importText(output, { ...newTarget(), ...student, method: "x".repeat(101) });
    expect(long).toMatchObject({
      ok: false,
      option: "method",
      reason: "At most 100 characters.",
    });
  });

  it("is stored once for a method, size and run", async () => {
    const target = { ...newTarget(), ...student };
    await importText(output, target);
    const before = await countRows();
    expect(await importText(output, target)).toMatchObject({ ok: false, option: "run" });
    expect(await countRows()).toEqual(before);
    const next = await importText(output, { ...target, runNumber: 1 });
    expect(next).toMatchObject({
      ok: true,
      summary: {
        report: { sentences: expect.arrayContaining(["3 questions: none of them new."]) },
      },
    });
  });

  it("joins the run whose rounded accuracy was imported before, and no other", async () => {
    const target = newTarget();
    await importText(runsFile(ROUNDED, "1,0.5,few-shot-revision,770M,both"), {
      ...target,
      skip: [],
    });
    const other = { ...target, ...student, runNumber: 1 };
    expect(await importText(output, other)).toMatchObject({ ok: false, option: "run" });
    expect(await importText(output, { ...target, ...student })).toMatchObject({
      ok: true,
      summary: {
        report: {
          sentences: expect.arrayContaining([
            "Run 0 of MT+CF:Revised 770M: its accuracy was imported before.",
          ]),
        },
      },
    });
    const runs = await db().modelRun.findMany({ where: { study: { slug: target.slug } } });
    expect(runs.map(({ testAccuracy }) => testAccuracy).sort()).toEqual([0.5, 2 / 3]);
  });

  it("is refused by line when its right answer is not that of the study", async () => {
    const target = newTarget();
    await importText(questionsFile(NOVELS, { ...TULIPS, answer: "kettle" }), target);
    const before = await countRows();
    expect(await importText(output, { ...target, ...student })).toMatchObject({
      ok: false,
      problems: [{ line: 2, field: "answers_labels" }],
    });
    expect(await countRows()).toEqual(before);
  });

  it("may call another of two equal choices the right one", async () => {
    const target = newTarget();
    const twice = { ...TULIPS, choices: ["garden", "kettle", "garden"] };
    const byLabel = {
      ...twice,
      answerKey: "C",
      choices: { label: ["A", "B", "C"], text: twice.choices },
    };
    await importText(questionsFile(byLabel), target);
    const file = outputFile(outputRow(twice, "garden", "They are flowers."));
    expect(await importText(file, { ...target, ...student })).toMatchObject({ ok: true });
    expect(await explanationsOf(target.slug)).toMatchObject([{ answerIndex: 2 }]);
  });

  it("answers a question once, unless the study has it under two ids", async () => {
    const target = newTarget();
    await importText(questionsFile(TULIPS, { ...TULIPS, id: "tulips again" }), target);
    const row = outputRow(TULIPS, "garden", "They are flowers.");
    const twice = await importText(outputFile(row, row), { ...target, ...student });
    expect(twice).toMatchObject({ ok: true });
    expect(await explanationsOf(target.slug)).toHaveLength(2);
    expect(await db().question.count({ where: { study: { slug: target.slug } } })).toBe(2);
    const thrice = outputFile(row, row, row);
    expect(await importText(thrice, { ...newTarget(), ...student })).toMatchObject({
      ok: false,
      problems: [{ line: 3 }, { line: 4 }],
    });
  });

  it("of a question that was edited since is refused by line", async () => {
    const target = newTarget();
    const first = await importText(outputFile(outputRow(TULIPS, "garden", "Yes.")), {
      ...target,
      ...student,
    });
    expect(first.ok).toBe(true);
    // The id that the next file's question will be given, already taken by another question.
    await db().question.updateMany({
      where: { study: { slug: target.slug } },
      data: { stem: "Changed since" },
    });
    const before = await countRows();
    const outcome = await importText(output, {
      ...target,
      ...student,
      method: "CF:Unrevised",
    });
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ line: 2, field: "id", reason: expect.stringContaining("other content") }],
    });
    expect(await countRows()).toEqual(before);
  });

  it("by a method whose name looks like one of the study's is said", async () => {
    const target = newTarget();
    await importText(output, { ...target, ...student, method: "Short" });
    const outcome = await importText(output, { ...target, ...student, method: "short" });
    expect(outcome).toMatchObject({
      ok: true,
      remarks: expect.arrayContaining([
        expect.objectContaining({ reason: expect.stringContaining("differ only in capitals") }),
      ]),
    });
  });
});
