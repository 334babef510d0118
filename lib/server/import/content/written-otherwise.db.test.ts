import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestMapping } from "@/lib/importers/column-mapping";
import { questionKey } from "@/lib/importers/question-key";
import type { ContentFormInput } from "@/lib/schemas/content/content-import";
import { idFromContent } from "@/lib/server/import/import-question-id";
import { db } from "@/lib/server/shared/db";
import { bringContent, storeContentFile } from "@/lib/server/testing/bring-content";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";

const nobody = { method: null, modelSize: null, runNumber: null };
const emptyDraft = async () => makeAccess(await makeStudy({ methods: [], questions: [] }));
const QUESTIONS: ContentFormInput = { kind: "questions" };
const student = (method: string): ContentFormInput => ({
  kind: "student-output",
  defaults: { ...nobody, method },
});
const table = (...columns: string[]): ContentFormInput => ({
  kind: "table",
  mapping: suggestMapping(columns),
  defaults: nobody,
});
const lines = (...values: object[]) => values.map((value) => JSON.stringify(value)).join("\n");
const outputOf = (...rows: [asked: string, answered: string, gold: string][]) =>
  [
    "input_predict,answers_preds,answers_labels,rationales_preds",
    ...rows.map(([asked, answered, gold]) => `"${asked}","${answered}","${gold}","So it is."`),
  ].join("\n");

const BAKER = {
  id: "baker",
  question: "What's in a baker's shop?",
  choices: ["bread", "a saw", "caf\u00e9 au lait"],
  answer: "bread",
};
const ASKED = "What’s in a\u00a0baker’s shop? Choices: (a) bread (b) a saw (c) cafe\u0301 au lait";

describe("A question that is written in another way", () => {
  it("is found by its content, as the question that the study has", async () => {
    const access = await emptyDraft();
    await storeContentFile(access, QUESTIONS, lines(BAKER));
    const output = outputOf([`Question: ${ASKED}`, "The answer is café au lait", "Bread"]);
    const stored = await storeContentFile(access, student("MT"), output);
    expect(stored).toMatchObject({ stored: true, problems: [] });
    expect(stored.sentences[0]).toBe("1 question: none of them new.");
    expect(stored.remarks).toContainEqual({
      line: 2,
      reason: expect.stringMatching(/^The question of 1 row differs from a known one only in case/),
    });
    const questions = await db().question.findMany({
      where: { studyId: access.studyId },
      include: { explanations: true },
    });
    expect(questions).toMatchObject([
      { externalId: "baker", stem: BAKER.question, choices: BAKER.choices, goldIndex: 0 },
    ]);
    expect(questions[0]?.explanations).toMatchObject([{ answerIndex: 2 }]);
  });

  it("is found by its id, and one with other content is refused", async () => {
    const access = await emptyDraft();
    await storeContentFile(access, QUESTIONS, lines(BAKER));
    const curly = { ...BAKER, question: "What’s in a baker’s shop?" };
    const again = await bringContent(access, QUESTIONS, lines(curly));
    expect(again).toMatchObject({ ok: true });
    expect(again.remarks[0]?.reason).toContain("was matched to it");
    const other = await bringContent(access, QUESTIONS, lines({ ...curly, question: "Which?" }));
    expect(other.problems).toMatchObject([{ line: 1, field: "id" }]);
    const gold = await bringContent(access, QUESTIONS, lines({ ...curly, answer: "a saw" }));
    expect(gold.problems).toMatchObject([{ line: 1, field: "id" }]);
  });

  it("is one question within a file too, where the id says so", async () => {
    const access = await emptyDraft();
    const row = { ...BAKER, student_answer: "a saw", explanation: "So.", method: "MT" };
    const other = { ...row, question: "What’s in a baker’s shop?", method: "CF" };
    const columns = Object.keys(row);
    const stored = await storeContentFile(access, table(...columns), lines(row, other));
    expect(stored).toMatchObject({ stored: true });
    expect(stored.sentences[0]).toBe("1 question: all of them new.");
    expect(stored.remarks.map(({ line }) => line)).toEqual([2]);
  });

  it("is one question within a file of hundreds that are written in two ways", async () => {
    const access = await emptyDraft();
    const columns = [
      "id",
      "question",
      "choices",
      "gold",
      "method",
      "student_answer",
      "explanation",
    ];
    const rows = Array.from({ length: 510 }, (_, at) => {
      const row = { gold: "bread", student_answer: "bread", explanation: `So ${at}.` };
      const { choices } = BAKER;
      const question = `What's in shop ${at}?`;
      return [
        { id: `s${at}`, question, choices, ...row, method: "MT" },
        { id: `s${at}`, question: question.replace("'", "’"), choices, ...row, method: "CF" },
      ];
    }).flat();
    const stored = await storeContentFile(access, table(...columns), lines(...rows));
    expect(stored).toMatchObject({ stored: true, problems: [] });
    expect(stored.sentences[0]).toBe("510 questions: all of them new.");
  });

  it("stays one of its own where two differ in nothing else", async () => {
    const access = await emptyDraft();
    const upper = { ...BAKER, id: "Polish", question: "Is it Polish?" };
    const lower = { ...BAKER, id: "polish", question: "Is it polish?" };
    await storeContentFile(access, QUESTIONS, lines(upper, lower));
    const asked = (word: string) =>
      `Question: Is it ${word}? Choices: (a) bread (b) a saw (c) café au lait`;
    const both = await storeContentFile(
      access,
      student("MT"),
      outputOf([asked("polish"), "bread", "bread"], [asked("Polish"), "a saw", "bread"]),
    );
    expect(both.sentences[0]).toBe("2 questions: none of them new.");
    const explanations = await db().explanation.findMany({
      where: { studyId: access.studyId },
      select: { answerIndex: true, question: { select: { externalId: true } } },
      orderBy: { answerIndex: "asc" },
    });
    expect(explanations).toEqual([
      { answerIndex: 0, question: { externalId: "polish" } },
      { answerIndex: 1, question: { externalId: "Polish" } },
    ]);
    const third = await bringContent(
      access,
      student("CF"),
      outputOf([asked("POLISH"), "bread", "bread"]),
    );
    expect(third.sentences[0]).toBe("1 question: all of them new.");
    expect(third.remarks[0]?.reason).toContain("from several known ones");
  });

  it("is not given a student twice", async () => {
    const access = await emptyDraft();
    await storeContentFile(access, QUESTIONS, lines(BAKER));
    const exact =
      "Question: What's in a baker's shop? Choices: (a) bread (b) a saw (c) café au lait";
    const stored = await storeContentFile(
      access,
      student("MT"),
      outputOf([exact, "bread", "bread"], [`Question: ${ASKED}`, "a saw", "bread"]),
    );
    expect(stored.sentences[0]).toBe("2 questions: 1 new one, 1 known one.");
  });

  it("has the id that follows from its content, which earlier imports gave it, and is found again", async () => {
    const access = await emptyDraft();
    const exact =
      "Question: What's in a baker's shop? Choices: (a) bread (b) a saw (c) café au lait";
    await storeContentFile(access, student("MT"), outputOf([exact, "bread", "bread"]));
    const { externalId } = await db().question.findFirstOrThrow({
      where: { studyId: access.studyId },
    });
    expect(externalId).toBe("q-92d49dd85187f052");
    expect(externalId).toBe(idFromContent(questionKey({ ...BAKER, stem: BAKER.question })));
    const next = await storeContentFile(
      access,
      student("CF"),
      outputOf([`Question: ${ASKED}`, "bread", "bread"]),
    );
    expect(next.sentences[0]).toBe("1 question: none of them new.");
    const curly = { ...BAKER, question: "What’s in a baker’s shop?" };
    const late = await bringContent(access, QUESTIONS, lines(curly));
    expect(late.problems).toMatchObject([
      { line: 1, reason: expect.stringContaining("1 of these questions already") },
    ]);
  });

  it("of any writing is found, whatever the question", async () => {
    const word = fc.stringMatching(/^[a-fé'"]{1,6}[ \u2009\u3000\u1680]?[a-f]{1,6}$/);
    const questions = fc
      .sample(fc.tuple(word, word, word), { numRuns: 60, seed: 15 })
      .map(([stem, ...choices], place) => ({
        id: `${place}`,
        question: `${place} ${stem}`,
        choices: choices.map((choice, at) => `${choice}${at}`),
        answer: `${choices[0]}0`,
      }));
    const access = await emptyDraft();
    await storeContentFile(access, QUESTIONS, lines(...questions));
    const rewrite = (text: string) =>
      text
        .normalize("NFD")
        .replaceAll("'", "’")
        .replaceAll('"', "”")
        .replaceAll("b", "\u00adB")
        .replace(/\s/g, "\u00a0");
    const written = questions.map(({ question, choices, answer }) => ({
      question: rewrite(question),
      choices: choices.map(rewrite),
      gold: answer,
      method: "MT",
      answer: rewrite(choices[1] ?? ""),
      explanation: "So it is.",
    }));
    const columns = Object.keys(written[0] ?? {});
    const stored = await storeContentFile(access, table(...columns), lines(...written));
    expect(stored.problems).toEqual([]);
    expect(stored.sentences[0]).toBe("60 questions: none of them new.");
    const found = await db().explanation.findMany({
      where: { studyId: access.studyId },
      select: { answerIndex: true },
    });
    expect(found.map(({ answerIndex }) => answerIndex)).toEqual(questions.map(() => 1));
  });
});

describe("Rows that name a known question by its id alone", () => {
  const OVEN = {
    id: "1",
    question: "Where is milk kept?",
    choices: { label: ["B", "A", "C"], text: ["Oven", "Fridge", "Garden"] },
    answerKey: "A",
  };
  const NUMBERED = {
    ...OVEN,
    id: "2",
    choices: { ...OVEN.choices, label: ["1", "2", "3"] },
    answerKey: "2",
  };
  const by = table("id", "method", "answer", "explanation");
  const row = (id: string, answer: string | null) => ({
    id,
    method: "MT",
    answer,
    explanation: answer === null ? null : "So.",
  });

  it.each([
    ["Fridge", "fridge.", "A", "(a)", "a.", "(A) fridge", "The answer is Fridge", "FRIDGE"],
    ["So the answer is (a) fridge.", "[factual] Answer: Cold. So the answer is Fridge."],
  ])("find %j and the like through the labels that are stored", async (...answers) => {
    for (const answer of answers) {
      const access = await emptyDraft();
      await storeContentFile(access, QUESTIONS, lines(OVEN));
      const stored = await storeContentFile(access, by, lines(row("1", answer)));
      expect(stored).toMatchObject({ stored: true, students: [{ known: 1, correct: 1 }] });
      const explanation = await db().explanation.findFirstOrThrow({
        where: { studyId: access.studyId },
      });
      expect([answer, explanation.answerIndex, explanation.answerText]).toEqual([
        answer,
        1,
        "Fridge",
      ]);
    }
  });

  it("find labels of questions in their own file, too", async () => {
    const access = await emptyDraft();
    const columns = ["id", "question", "choices", "answerKey", "method", "prediction", "rationale"];
    const text = lines({ ...OVEN }, { id: "1", method: "MT", prediction: "B", rationale: "So." });
    const stored = await storeContentFile(access, table(...columns), text);
    expect(stored.students).toMatchObject([{ known: 1, correct: 0 }]);
    const question = await db().question.findFirstOrThrow({ where: { studyId: access.studyId } });
    expect(question.labels).toEqual(["B", "A", "C"]);
  });

  it("are refused with letters where its choices have numbers, and count as wrong without an answer", async () => {
    const access = await emptyDraft();
    await storeContentFile(access, QUESTIONS, lines(OVEN, NUMBERED));
    const letters = await bringContent(access, by, lines(row("1", "a"), row("2", "a")));
    expect(letters.problems).toEqual([
      { line: 2, field: "answer", reason: expect.stringContaining("labelled 1, 2, 3") },
    ]);
    const numbers = await bringContent(access, by, lines(row("1", null), row("2", "2")));
    expect(numbers.students).toMatchObject([{ answers: 2, known: 2, correct: 1 }]);
    expect(numbers.remarks).toContainEqual(
      expect.objectContaining({ line: 1, reason: expect.stringContaining("counts as wrong") }),
    );
  });
});
