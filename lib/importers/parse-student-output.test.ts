import { describe, expect, it } from "vitest";
import { parseStudentOutput } from "./parse-student-output";

const question = (stem: string) =>
  `[predict] Question: ${stem} Choices: (a) oven (b) lake (c) attic`;
const file = (header: string, ...rows: string[][]) =>
  [header, ...rows.map((row) => row.map((cell) => `"${cell}"`).join(","))].join("\r\n");
const HEADER =
  "input_predict,input_(counterfactual)explain,answers_preds,answers_labels,rationales_preds,rationales_labels";
const row = (stem: string, answer: string, gold: string, rationale: string) => [
  question(stem),
  question(stem).replace("[predict]", "[explain]"),
  answer,
  gold,
  rationale,
  "Not read.",
];

describe("The output of a student", () => {
  it("gives question, answer and explanation of each row, and the accuracy", () => {
    const text = file(
      HEADER,
      row(
        "Where is bread baked?",
        "The answer is oven",
        "The answer is oven",
        "It is hot.\nIt is.",
      ),
      row("Where do ducks swim?", "[answer] The answer is attic", "The answer is lake", "Water."),
    );
    expect(parseStudentOutput(text)).toEqual({
      ok: true,
      records: {
        outputs: [
          {
            line: 2,
            stem: "Where is bread baked?",
            choices: ["oven", "lake", "attic"],
            labels: null,
            goldIndex: 0,
            answerText: "oven",
            answerIndex: 0,
            explanation: "It is hot.\nIt is.",
          },
          {
            line: 4,
            stem: "Where do ducks swim?",
            choices: ["oven", "lake", "attic"],
            labels: null,
            goldIndex: 1,
            answerText: "attic",
            answerIndex: 2,
            explanation: "Water.",
          },
        ],
        accuracy: { correct: 1, total: 2 },
      },
      remarks: [],
    });
  });

  it("may hold its rationale within the answer, and then needs no column for it", () => {
    const text = file("answers_labels,answers_preds,input_predict", [
      "[factual] Answer: Ducks float. So the answer is lake.",
      "[factual] Answer: Ducks like water. So the answer is lake.",
      question("Where do ducks swim?").replace("[predict]", "[factual]"),
    ]);
    expect(parseStudentOutput(text)).toMatchObject({
      ok: true,
      records: {
        outputs: [
          { goldIndex: 1, answerText: "lake", answerIndex: 1, explanation: "Ducks like water." },
        ],
        accuracy: { correct: 1, total: 1 },
      },
    });
  });

  it("counts an answer that is none of the choices as wrong, and remarks it", () => {
    const text = file(
      HEADER,
      row("Where is it?", "The answer is cellar.", "The answer is attic", "Up."),
    );
    expect(parseStudentOutput(text)).toMatchObject({
      ok: true,
      records: {
        outputs: [{ answerText: "cellar", answerIndex: null }],
        accuracy: { correct: 0, total: 1 },
      },
      remarks: [
        {
          line: 2,
          field: "answers_preds",
          reason: 'The answer "cellar" is none of the choices; it counts as wrong.',
        },
      ],
    });
  });

  it("remarks a missing explanation and a question that stands twice", () => {
    const same = row("Where is it?", "The answer is attic", "The answer is attic", "");
    expect(parseStudentOutput(file(HEADER, same, same))).toMatchObject({
      ok: true,
      remarks: [
        { line: 2, field: "rationales_preds" },
        { line: 3, field: "rationales_preds" },
        { line: 3, field: "input_predict", reason: expect.stringContaining("line 2") },
      ],
    });
  });

  it("is refused as a whole, with every problem listed", () => {
    const right = row("Where is it?", "The answer is attic", "The answer is attic", "Up.");
    const text = file(
      HEADER,
      right,
      ["What?", ...right.slice(1)],
      row("Where else?", "The answer is attic", "The answer is cellar", "Up."),
    );
    expect(parseStudentOutput(text)).toMatchObject({
      ok: false,
      problems: [
        { line: 3, field: "input_predict" },
        { line: 4, field: "answers_labels", reason: expect.stringContaining('"cellar"') },
      ],
    });
  });

  it("is refused without the column of the answers", () => {
    expect(parseStudentOutput("input_predict,answers_labels\nx,y\n")).toMatchObject({
      ok: false,
      problems: [{ line: 1, field: "answers_preds" }],
    });
  });
});
