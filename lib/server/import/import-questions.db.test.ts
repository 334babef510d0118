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
  TULIPS,
} from "@/lib/server/testing/import-test-support";
import { openUnchecked } from "@/lib/server/testing/open-unchecked";

const both = questionsFile(TULIPS, NOVELS);

function questionsOf(slug: string) {
  return db().question.findMany({
    where: { study: { slug } },
    orderBy: { externalId: "desc" },
    select: { externalId: true, stem: true, choices: true, goldIndex: true },
  });
}

describe("Imported questions", () => {
  it("make a draft study with an empty protocol and nothing else", async () => {
    const target = { ...newTarget(), title: "Two questions" };
    expect(await importText(both, target)).toMatchObject({
      ok: true,
      summary: {
        report: { sentences: ["2 questions: all of them new."] },
        study: { title: "Two questions", status: "DRAFT", made: true },
      },
    });
    const study = await db().study.findUniqueOrThrow({
      where: { slug: target.slug },
      include: { protocolVersions: true, constructs: true, methods: true, arrivals: true },
    });
    expect(study).toMatchObject({ status: "DRAFT", constructs: [], methods: [], arrivals: {} });
    expect(study.protocolVersions).toMatchObject([{ number: 1, document: {}, openedAt: null }]);
    expect(await questionsOf(target.slug)).toEqual([
      { externalId: "tulips", stem: TULIPS.question, choices: TULIPS.choices, goldIndex: 1 },
      { externalId: "novels", stem: NOVELS.question, choices: NOVELS.choices, goldIndex: 2 },
    ]);
  });

  it("that are there already are passed over, and new ones join them", async () => {
    const target = newTarget();
    await importText(questionsFile(TULIPS), target);
    expect(await importText(both, target)).toMatchObject({
      ok: true,
      summary: {
        report: { sentences: ["2 questions: 1 new one, 1 known one."] },
        study: { made: false },
      },
    });
    expect(await questionsOf(target.slug)).toHaveLength(2);
  });

  it("are refused by line when an id has other content in the study, and nothing is stored", async () => {
    const target = newTarget();
    await importText(questionsFile(TULIPS), target);
    const before = await countRows();
    const changed = questionsFile(NOVELS, { ...TULIPS, answer: "kettle" });
    expect(await importText(changed, target)).toMatchObject({
      ok: false,
      problems: [{ line: 2, field: "id", reason: expect.stringContaining("other content") }],
    });
    expect(await countRows()).toEqual(before);
  });

  it("are refused by line where an id appears twice, whatever else is the same", async () => {
    expect(await importText(questionsFile(NOVELS, TULIPS, TULIPS), newTarget())).toMatchObject({
      ok: false,
      problems: [{ line: 3, field: "id", reason: "The id tulips stands on line 2 already." }],
    });
  });

  it("that are the same under two ids, or have no right answer, are remarked", async () => {
    const { answer: _, ...unanswered } = NOVELS;
    const again = { ...TULIPS, id: "again", question: "Where do  tulips grow?" };
    const text = questionsFile(TULIPS, again, unanswered, {
      ...unanswered,
      id: "more",
      question: "?",
    });
    expect(await importText(text, newTarget())).toMatchObject({
      ok: true,
      remarks: [
        { line: 2, reason: "The same question with the same choices as line 1." },
        { line: 3, reason: expect.stringMatching(/^2 questions have no right answer/) },
      ],
    });
  });

  it("with a bad row store nothing at all", async () => {
    const before = await countRows();
    const outcome = await importText(`${both}\n{"id":"third"}`, newTarget());
    expect(outcome).toMatchObject({ ok: false, problems: [{ line: 3 }, { line: 3 }] });
    expect(await countRows()).toEqual(before);
  });

  it("with a text that a database cannot keep are refused by line", async () => {
    const text = questionsFile(NOVELS, { ...TULIPS, question: "Where\0?" });
    const outcome = await importText(text, newTarget());
    expect(outcome).toMatchObject({ ok: false, problems: [{ line: 2 }] });
  });

  it("do not go into a study that has opened", async () => {
    const target = newTarget();
    await importText(questionsFile(TULIPS), target);
    const study = await db().study.findUniqueOrThrow({ where: { slug: target.slug } });
    await openUnchecked(study.id);
    expect(await importText(both, target)).toMatchObject({
      ok: false,
      option: "study",
      reason: expect.stringContaining("is open"),
    });
  });

  it("that a student's output has brought already are not doubled under another id", async () => {
    const target = newTarget();
    const output = outputFile(outputRow(TULIPS, "garden", "They are flowers."));
    await importText(output, {
      ...target,
      method: "MT:Unrevised",
      modelSize: null,
      runNumber: null,
    });
    const outcome = await importText(both, target);
    expect(outcome).toMatchObject({ ok: false, problems: [{ line: 1, field: "question" }] });
  });

  it("of two imports at once are stored once", async () => {
    const target = newTarget();
    await importText(questionsFile(TULIPS), target);
    const outcomes = await Promise.all([1, 2].map(() => importText(both, target)));
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await questionsOf(target.slug)).toHaveLength(2);
  });
});
