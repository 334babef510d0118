import { describe, expect, it } from "vitest";
import { readWhole } from "./testing/read-whole";

const FORM = {
  kind: "student-output" as const,
  defaults: { method: "CF:PosRationales", modelSize: "1B", runNumber: 2 },
};
const read = (text: string) => readWhole(FORM, text);
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
  it("gives question, answer and explanation of each row, by the student that is named for it", () => {
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
    expect(read(text)).toMatchObject({
      ok: true,
      records: [
        {
          line: 2,
          stem: "Where is bread baked?",
          choices: ["oven", "lake", "attic"],
          labels: null,
          goldIndex: 0,
          answerText: "oven",
          answerIndex: 0,
          explanation: "It is hot.\nIt is.",
          method: "CF:Unrevised",
          modelSize: "1B",
          runNumber: 2,
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
    });
  });

  it("may hold its rationale within the answer, and then needs no column for it", () => {
    const text = file("answers_labels,answers_preds,input_predict", [
      "[factual] Answer: Ducks float. So the answer is lake.",
      "[factual] Answer: Ducks like water. So the answer is lake.",
      question("Where do ducks swim?").replace("[predict]", "[factual]"),
    ]);
    expect(read(text)).toMatchObject({
      ok: true,
      records: [
        { goldIndex: 1, answerText: "lake", answerIndex: 1, explanation: "Ducks like water." },
      ],
    });
  });

  it("counts an answer that is not among the choices as wrong, and remarks it", () => {
    const text = file(
      HEADER,
      row("Where is it?", "The answer is cellar.", "The answer is attic", "Up."),
    );
    expect(read(text)).toMatchObject({
      ok: true,
      records: [{ answerText: "cellar", answerIndex: null }],
      remarks: [
        {
          line: 1,
          reason: "Not read, and not stored: input_(counterfactual)explain, rationales_labels.",
        },
        {
          line: 2,
          field: "answers_preds",
          reason: 'The answer "cellar" is not among the choices; it counts as wrong.',
        },
      ],
    });
  });

  it("remarks a missing explanation", () => {
    const without = row("Where is it?", "The answer is attic", "The answer is attic", "");
    expect(read(file(HEADER, without))).toMatchObject({
      ok: true,
      remarks: expect.arrayContaining([
        { line: 2, field: "rationales_preds", reason: "There is no explanation." },
      ]),
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
    expect(read(text)).toMatchObject({
      ok: false,
      problems: [
        { line: 3, field: "input_predict" },
        { line: 4, field: "answers_labels", reason: expect.stringContaining('"cellar"') },
      ],
    });
  });

  it("is refused without the column of the answers", () => {
    expect(read("input_predict,answers_labels\nx,y\n")).toMatchObject({
      ok: false,
      problems: [{ line: 1, field: "answers_preds" }],
    });
  });

  it("says of an answer that is a label of one choice and the text of another what it was read as", () => {
    const asked = "[predict] Question: Which key? Choices: (a) b (b) a (c) none";
    const said = read(
      file(HEADER, [asked, asked, "The answer is a", "The answer is b", "So.", ""]),
    );
    expect(said.ok && said.remarks.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^1 right answer is both the text of one choice and the label of/),
        expect.stringMatching(/^1 answer is both the text of one choice and the label of another/),
      ]),
    );
  });
});
