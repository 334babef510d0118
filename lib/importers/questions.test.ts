import { describe, expect, it } from "vitest";
import { questionKey } from "./question-key";
import { readWhole } from "./testing/read-whole";

const choices = ["kettle", "garden", "library"];
const flat = { id: "q1", question: "Where do people borrow novels?", choices, answer: "library" };
const nested = {
  id: "q2",
  question: {
    stem: "What boils water?",
    question_concept: "water",
    choices: choices.map((text, index) => ({ label: "ABC"[index], text })),
  },
  answerKey: "A",
};
const columnar = {
  id: "q3",
  question: "Where do tulips grow?",
  question_concept: "tulip",
  choices: { label: ["A", "B", "C"], text: choices },
  answerKey: "B",
};
const lines = (...questions: unknown[]) =>
  questions.map((question) => JSON.stringify(question)).join("\n");
const parseQuestions = (text: string) => readWhole({ kind: "questions" }, text);
const problemsOf = (text: string) => {
  const outcome = parseQuestions(text);
  return outcome.ok ? [] : outcome.problems;
};
const remarksOf = (text: string) => {
  const outcome = parseQuestions(text);
  return outcome.ok ? outcome.remarks : [];
};

describe("Questions", () => {
  it("are read in all three published shapes, mixed", () => {
    expect(parseQuestions(lines(flat, nested, columnar))).toMatchObject({
      ok: true,
      records: [
        {
          line: 1,
          externalId: "q1",
          stem: "Where do people borrow novels?",
          choices,
          labels: null,
          goldIndex: 2,
        },
        {
          line: 2,
          externalId: "q2",
          stem: "What boils water?",
          choices,
          labels: null,
          goldIndex: 0,
        },
        {
          line: 3,
          externalId: "q3",
          stem: "Where do tulips grow?",
          choices,
          labels: null,
          goldIndex: 1,
        },
      ],
      remarks: [
        {
          line: 1,
          reason: "Not read, and not stored: question.question_concept, question_concept.",
        },
      ],
    });
  });

  it("are read with a byte order mark, CRLF and blank lines, and keep their line numbers", () => {
    const text = `\uFEFF${JSON.stringify(flat)}\r\n\r\n{"id":\r\n\r\n`;
    expect(problemsOf(text)).toMatchObject([{ line: 3 }]);
    expect(parseQuestions(text.replace('{"id":\r', `${JSON.stringify(nested)}\r`)).ok).toBe(true);
  });

  it("of a test split have no gold answer", () => {
    const unanswered = Array.from({ length: 12 }, (_, index) => ({
      ...columnar,
      id: `t${index}`,
      question: `Question ${index}?`,
      answerKey: "",
    }));
    const outcome = parseQuestions(lines(flat, ...unanswered));
    expect(outcome.ok && outcome.records.map(({ goldIndex }) => goldIndex)).toEqual([
      2,
      ...unanswered.map(() => null),
    ]);
  });

  it.each([
    ["no JSON", "{", undefined],
    ["no object", "[1]", undefined],
    ["no id", lines({ ...flat, id: " " }), "id"],
    ["no stem", lines({ ...flat, question: "" }), "question"],
    [
      "no nested stem",
      lines({ ...nested, question: { choices: nested.question.choices } }),
      "question",
    ],
    ["no choices", lines({ ...flat, choices: undefined }), "choices"],
    ["one choice", lines({ ...flat, choices: ["library"] }), "choices"],
    ["eleven choices", lines({ ...flat, choices: [..."abcdefghijk"], answer: "a" }), "choices"],
    ["an empty choice", lines({ ...flat, choices: ["library", ""] }), "choices"],
    [
      "fewer labels than texts",
      lines({ ...columnar, choices: { label: ["A"], text: choices } }),
      "choices",
    ],
    [
      "a label twice",
      lines({ ...columnar, choices: { label: ["A", "A", "B"], text: choices } }),
      "choices",
    ],
    ["an answer that is no choice", lines({ ...flat, answer: "librarian" }), "answer"],
    ["a key that is no label", lines({ ...nested, answerKey: "E" }), "answerKey"],
  ])("with %s are refused", (_, text, field) => {
    const [problem, ...more] = problemsOf(text);
    expect(problem).toMatchObject({ line: 1, reason: expect.any(String) });
    expect(problem?.field).toBe(field);
    expect(more).toEqual([]);
  });

  it("are refused as a whole, with every problem listed", () => {
    const text = lines(flat, { ...nested, id: "" }, { ...columnar, answerKey: "Z" });
    expect(problemsOf(text)).toEqual([
      { line: 2, field: "id", reason: "The id is missing." },
      { line: 3, field: "answerKey", reason: 'The answer "Z" is not among the choices.' },
    ]);
  });

  it("with repeated choices are remarked, not refused", () => {
    const repeated = { ...flat, id: "q8", choices: ["library", "well", "library"] };
    expect(remarksOf(lines(flat, repeated))).toEqual([
      { line: 2, field: "choices", reason: "Choices that stand more than once: library." },
    ]);
  });

  it("are found again by their text, whatever its white space", () => {
    const key = questionKey({ stem: "Rain falls.  Where to ?", choices: ["sea ", "roof"] });
    expect(questionKey({ stem: "Rain falls. Where to?", choices: ["sea", "roof"] })).toBe(key);
    expect(questionKey({ stem: "Rain falls. Where to?", choices: ["roof", "sea"] })).not.toBe(key);
  });
});
