import { describe, expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import {
  countRows,
  NOVELS,
  newTarget,
  outputFile,
  outputRow,
  questionsFile,
  runsFile,
  TULIPS,
} from "@/lib/server/testing/import-test-support";
import { importAccuracyRuns } from "./import-accuracy-runs";
import { importQuestions } from "./import-questions";
import { importStudentOutput } from "./import-student-output";

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
    await importQuestions(questionsFile(TULIPS), target);
    expect(await importStudentOutput(output, { ...target, ...student })).toMatchObject({
      ok: true,
      summary: {
        accuracy: { correct: 2, total: 3 },
        questionsAdded: 2,
        explanations: 2,
        withoutExplanation: 1,
        offChoices: 1,
        runMade: true,
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

  it("needs a method that we know, and the refusal names all of them", async () => {
    const before = await countRows();
    for (const method of [null, "GPT"]) {
      const outcome = await importStudentOutput(output, { ...newTarget(), ...student, method });
      expect(outcome).toMatchObject({
        ok: false,
        option: "method",
        reason: expect.stringMatching(/CF:Unrevised.*MT\+CF:Revised/),
      });
    }
    expect(await countRows()).toEqual(before);
  });

  it("is stored once for a method, size and run", async () => {
    const target = { ...newTarget(), ...student };
    await importStudentOutput(output, target);
    const before = await countRows();
    expect(await importStudentOutput(output, target)).toMatchObject({ ok: false, option: "run" });
    expect(await countRows()).toEqual(before);
    const next = await importStudentOutput(output, { ...target, runNumber: 1 });
    expect(next).toMatchObject({ ok: true, summary: { questionsAdded: 0 } });
  });

  it("joins the run whose rounded accuracy was imported before, and no other", async () => {
    const target = newTarget();
    await importAccuracyRuns(runsFile(ROUNDED, "1,0.5,few-shot-revision,770M,both"), {
      ...target,
      skip: [],
    });
    const other = { ...target, ...student, runNumber: 1 };
    expect(await importStudentOutput(output, other)).toMatchObject({ ok: false, option: "run" });
    expect(await importStudentOutput(output, { ...target, ...student })).toMatchObject({
      ok: true,
      summary: { runMade: false },
    });
    const runs = await db().modelRun.findMany({ where: { study: { slug: target.slug } } });
    expect(runs.map(({ testAccuracy }) => testAccuracy).sort()).toEqual([0.5, 2 / 3]);
  });

  it("is refused by line when its right answer is not that of the study", async () => {
    const target = newTarget();
    await importQuestions(questionsFile(NOVELS, { ...TULIPS, answer: "kettle" }), target);
    const before = await countRows();
    expect(await importStudentOutput(output, { ...target, ...student })).toMatchObject({
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
    await importQuestions(questionsFile(byLabel), target);
    const file = outputFile(outputRow(twice, "garden", "They are flowers."));
    expect(await importStudentOutput(file, { ...target, ...student })).toMatchObject({ ok: true });
    expect(await explanationsOf(target.slug)).toMatchObject([{ answerIndex: 2 }]);
  });

  it("answers a question once, unless the study has it under two ids", async () => {
    const target = newTarget();
    await importQuestions(questionsFile(TULIPS, { ...TULIPS, id: "tulips again" }), target);
    const row = outputRow(TULIPS, "garden", "They are flowers.");
    const twice = await importStudentOutput(outputFile(row, row), { ...target, ...student });
    expect(twice).toMatchObject({ ok: true, summary: { questionsAdded: 0, explanations: 2 } });
    const thrice = outputFile(row, row, row);
    expect(await importStudentOutput(thrice, { ...newTarget(), ...student })).toMatchObject({
      ok: false,
      problems: [{ line: 3 }, { line: 4 }],
    });
  });

  it("leaves nothing behind when the database refuses a row midway", async () => {
    const target = newTarget();
    const first = await importStudentOutput(outputFile(outputRow(TULIPS, "garden", "Yes.")), {
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
    const outcome = await importStudentOutput(output, {
      ...target,
      ...student,
      method: "CF:Unrevised",
    });
    expect(outcome).toMatchObject({ ok: false, problems: [] });
    expect(await countRows()).toEqual(before);
  });
});
