import { describe, expect, it } from "vitest";
import { addCounted, type CountedRemarks, countedRemarks } from "./answers/counted-remarks";
import { suggestMapping } from "./column-mapping";
import { readContent } from "./content-reader";
import type { ContentDefaults } from "./map-content-row";

const nobody: ContentDefaults = { method: null, modelSize: null, runNumber: null };

/** All that a table brings, read by the mapping that its columns suggest. */
function read(text: string, defaults = nobody) {
  const [header = ""] = text.split("\n", 1);
  const isJson = header.startsWith("{");
  const columns = isJson ? Object.keys(JSON.parse(header)) : header.split(",");
  return gather(
    readContent({
      kind: "table",
      mapping: suggestMapping(columns),
      defaults,
    }),
    text,
  );
}

function gather(reader: ReturnType<typeof readContent>, text: string) {
  const rows = [...reader.push(text), ...reader.end()];
  const counted: CountedRemarks = new Map();
  for (const row of rows) addCounted(counted, row.counted ?? []);
  return {
    records: rows.flatMap(({ record }) => record ?? []),
    problems: rows.flatMap(({ problems }) => problems),
    remarks: [...rows.flatMap(({ remarks }) => remarks), ...countedRemarks(counted)],
  };
}

const jsonLines = (...values: object[]) => values.map((value) => JSON.stringify(value)).join("\n");

describe("A table of JSON Lines", () => {
  const rice = {
    qid: "r",
    stem: "Where is rice kept?",
    choices: { label: ["B", "A", "C"], text: ["oven", "jar", "pond"] },
    answerKey: "A",
    method: "MT:Unrevised",
    prediction: "A",
    rationale: "It stays dry.",
  };

  it("resolves keys and answers through the labels of its choices", () => {
    const { records, problems } = read(jsonLines(rice));
    expect(problems).toEqual([]);
    expect(records).toMatchObject([
      { goldIndex: 1, answerIndex: 1, answerText: "jar", labels: ["B", "A", "C"] },
    ]);
    const numbers = { label: ["1", "2", "3"], text: ["oven", "jar", "pond"] };
    const numbered = read(
      jsonLines({ ...rice, choices: numbers, answerKey: "2", prediction: "The answer is 3." }),
    );
    expect(numbered.records).toMatchObject([{ goldIndex: 1, answerIndex: 2 }]);
  });

  it("refuses letters where the choices have numbers", () => {
    const numbers = { label: ["1", "2", "3"], text: ["oven", "jar", "pond"] };
    const { problems } = read(jsonLines({ ...rice, choices: numbers, answerKey: "2" }));
    expect(problems).toEqual([
      { line: 1, field: "answer", reason: expect.stringContaining("labelled 1, 2, 3") },
    ]);
  });

  it("counts a row without a prediction as wrong, and says so once", () => {
    const lost = { ...rice, prediction: null, rationale: null };
    const { records, remarks } = read(jsonLines(rice, lost, { ...lost, qid: "s" }));
    expect(records[1]).toMatchObject({
      method: "MT:Unrevised",
      answerText: "",
      answerIndex: null,
      explanation: "",
    });
    expect(remarks).toEqual([
      { line: 2, field: "answer", reason: expect.stringMatching(/^2 rows .* count as wrong/) },
    ]);
  });

  it("takes answer for the right one beside student_answer", () => {
    const { records } = read(
      jsonLines({
        id: "1",
        question: "Where is rice kept?",
        choices: ["oven", "jar"],
        answer: "jar",
        method: "CF",
        student_answer: "oven",
        explanation: "It is warm.",
      }),
    );
    expect(records).toMatchObject([{ goldIndex: 1, answerIndex: 0, explanation: "It is warm." }]);
  });

  it("says what true, false and lists are where texts belong", () => {
    const boolean = read(jsonLines({ ...rice, choices: [true, false], answerKey: true }));
    expect(boolean.problems).toEqual([
      { line: 1, field: "choices", reason: expect.stringContaining("true and false of JSON") },
    ]);
    const listed = read(jsonLines({ ...rice, rationale: ["One.", "Two."] }));
    expect(listed.problems).toMatchObject([{ field: "explanation" }]);
    expect(read(jsonLines({ ...rice, rationale: ["One."] })).records).toMatchObject([
      { explanation: "One." },
    ]);
  });

  it("names once what it does not read", () => {
    const { remarks } = read(jsonLines(rice, { ...rice, qid: "s", note: 1, meta: { by: "x" } }));
    expect(remarks).toEqual([{ line: 1, reason: "Not read, and not stored: note, meta.by." }]);
  });

  it("says what a file of CoS-E lacks", () => {
    const { records, problems } = read(
      jsonLines(
        { id: "1", explanation: { "open-ended": "It is dry.", selected: "dry" } },
        { id: "2", explanation: { "open-ended": "It is wet.", selected: "wet" } },
      ),
    );
    expect(records).toEqual([]);
    expect(problems).toMatchObject([{ line: 1, reason: expect.stringContaining("CoS-E") }]);
  });

  it("says once that there are explanations and no answers", () => {
    const bed = {
      question: "How many?",
      options: ["A)1", "B)2"],
      correct: "B",
      rationale: "1 + 1",
    };
    const { records, problems } = read(jsonLines(bed, bed));
    expect(records).toEqual([]);
    const reason = expect.stringContaining("no column holds the answer and method");
    expect(problems).toEqual([{ line: 1, field: "explanation", reason }]);
    expect(read(jsonLines({ ...bed, rationale: "" })).problems).toEqual([]);
  });

  it("says that right answers beside an id alone are not read", () => {
    const { remarks } = read("id,gold,method,student_answer,explanation\n1,b,M,a,It is dry.\n");
    expect(remarks).toMatchObject([{ line: 2, field: "gold" }]);
  });
});

describe("Letters that are texts of choices", () => {
  it("are read as the texts, and it is said that they may be labels", () => {
    const columns = "id,question,choices,gold,method,student_answer,explanation";
    const { records, remarks } = read(
      `${columns}\n1,Which blood?,O|A|B|AB,A,M,B,Why.\n2,Where?,barn|pond,A,M,b,Why.\n`,
    );
    expect(records).toMatchObject([
      { goldIndex: 1, answerIndex: 2 },
      { goldIndex: 0, answerIndex: 1 },
    ]);
    const reason = expect.stringContaining("the label of another");
    expect(remarks).toMatchObject([
      { line: 2, field: "gold", reason },
      { line: 2, field: "answer", reason },
    ]);
  });
});

describe("Right answers as numbers", () => {
  const digits = (column: string) =>
    read(
      `id,question,choices,${column},method,student_answer,explanation\n1,q1?,2|3|4|1,2,M,3,Why.\n2,q2?,a|b|c,0,M,a,Why.\n`,
    );

  it("are places in a column of indices, also where choices are numbers", () => {
    const { records, remarks } = digits("gold_index");
    expect(records.map(({ goldIndex }) => goldIndex)).toEqual([2, 0]);
    expect(records.map(({ answerIndex }) => answerIndex)).toEqual([1, 0]);
    expect(remarks).toMatchObject([
      { line: 2, reason: expect.stringContaining("0 is the first") },
      { line: 2, field: "answer", reason: expect.stringContaining("the number of another") },
    ]);
  });

  it("are read as texts elsewhere, and that is said where others are numbers", () => {
    const { records, remarks } = digits("label");
    expect(records.map(({ goldIndex }) => goldIndex)).toEqual([0, 0]);
    expect(remarks).toMatchObject([
      { line: 2, field: "gold", reason: expect.stringContaining("the number of another") },
      { line: 3 },
    ]);
    expect(read("id,question,choices,label\n1,q1?,2|3|4|1,2\n").remarks).toEqual([]);
  });

  const table = (...golds: string[]) =>
    [
      "id,question,x,y,z,gold",
      ...golds.map((gold, row) => `${row},Where is thing ${row}?,here,there,nowhere,${gold}`),
    ].join("\n");
  const map = (text: string, gold = "gold") =>
    gather(
      readContent({
        kind: "table",
        mapping: { columns: { id: "id", question: "question", gold }, choices: ["x", "y", "z"] },
        defaults: nobody,
      }),
      text,
    );
  const places = (text: string, gold?: string) =>
    map(text, gold).records.map(({ goldIndex }) => goldIndex);

  it("count from zero where one of them is 0, also in the rows before", () => {
    expect(places(table("1", "2", "0", "1"))).toEqual([1, 2, 0, 1]);
    expect(map(table("1", "0")).remarks).toMatchObject([{ line: 2, field: "gold" }]);
  });

  it("count from one where one of them is the number of choices", () => {
    expect(places(table("1", "2", "3"))).toEqual([0, 1, 2]);
  });

  it("count from zero in a column that is called an index", () => {
    expect(places(table("1", "2").replace(",gold", ",gold_index"), "gold_index")).toEqual([1, 2]);
  });

  it("are refused where nothing tells from where they count", () => {
    const { records, problems } = map(table("1", "2"));
    expect(records).toEqual([]);
    expect(problems).toHaveLength(2);
    expect(problems[0]?.reason).toContain("whether the first choice is 0 or 1");
  });

  it("that fit no choice are refused by their line", () => {
    expect(map(table("0", "3")).problems).toMatchObject([{ line: 3, field: "gold" }]);
  });

  it("are texts where choices are numbers", () => {
    expect(places(table("0").replace("here,there,nowhere", "2,1,0"))).toEqual([2]);
  });

  it("of choice1, choice2 … count from one, but 0 counts from zero, and answers go with them", () => {
    const rows = (...rows_: string[]) =>
      ["id,question,choice1,choice2,choice3,gold,method,answer,explanation", ...rows_].join("\n");
    const one = read(rows("1,Where?,here,there,nowhere,1,CF,2,So."));
    expect(one.records).toMatchObject([{ goldIndex: 0, answerIndex: 1 }]);
    const zero = read(rows("1,Where?,here,there,nowhere,0,CF,2,So."));
    expect(zero.records).toMatchObject([{ goldIndex: 0, answerIndex: 2 }]);
  });
});

describe("Choices and answers in a table", () => {
  it("go by the letters of their columns, whatever the order of these", () => {
    const { records } = read(
      "id,question,option_b,option_a,gold,method,answer,explanation\n1,Where?,here,there,B,CF,(a),So.",
    );
    expect(records).toMatchObject([{ choices: ["there", "here"], goldIndex: 1, answerIndex: 0 }]);
  });

  it("match in another case where they can be only one, and this is said", () => {
    const { records, remarks } = read(
      "id,question,choices,gold,method,answer,explanation\n1,Where?,Oven|Jar,jar,CF,OVEN,So.\n2,Which?,Polish|polish,Polish,CF,POLISH,So.",
    );
    expect(records).toMatchObject([
      { goldIndex: 1, answerIndex: 0, answerText: "Oven" },
      { goldIndex: 0, answerIndex: null, answerText: "POLISH" },
    ]);
    expect(remarks.map(({ line, field }) => [line, field])).toEqual([
      [3, "answer"],
      [2, "gold"],
      [2, "answer"],
    ]);
  });

  it("are yes and no where a question has none and is answered so", () => {
    const { records, remarks } = read(
      jsonLines({ qid: "1", question: "Is rice a grain?", answer: true }),
    );
    expect(records).toMatchObject([{ choices: ["yes", "no"], goldIndex: 0 }]);
    expect(remarks).toMatchObject([{ line: 1, field: "choices" }]);
  });
});

describe("Questions in JSON Lines", () => {
  const question = { id: "1", question: "Where?", choices: ["here", "there"], answer: "B" };
  const ask = (value: object) => gather(readContent({ kind: "questions" }), JSON.stringify(value));

  it("take their answer by a letter too, and name what is not read", () => {
    const { records, remarks } = ask({ ...question, abstractive_explanation: "So.", n: 1 });
    expect(records).toMatchObject([{ goldIndex: 1 }]);
    expect(remarks).toEqual([
      { line: 1, reason: "Not read, and not stored: abstractive_explanation, n." },
    ]);
  });

  it("are refused with an explanation, which would be lost", () => {
    expect(ask({ ...question, explanation: "It is here." }).problems).toMatchObject([
      { line: 1, field: "explanation", reason: expect.stringContaining("as a table") },
    ]);
    expect(ask({ ...question, explanation: null }).problems).toEqual([]);
  });
});

describe("A student's output", () => {
  const output = (...rows: string[][]) =>
    gather(
      readContent({ kind: "student-output", defaults: { ...nobody, method: "MT" } }),
      [
        ["input_predict", "answers_preds", "answers_labels", "rationales_preds", "step"],
        ...rows.map((row) => [...row, "9"]),
      ]
        .map((row) => row.map((cell) => `"${cell}"`).join(","))
        .join("\n"),
    );

  it("may answer by letters, in another case, or in several lines", () => {
    const asked = "[predict] Question: Where is it? Choices: (a) shed (b) barn";
    const { records, remarks, problems } = output(
      [asked, "So the answer is (b).", "shed", "Dry."],
      [asked, "The answer is Barn.", "shed", "Dry."],
      [asked, "(b) barn", "(a)", "Dry.\n\nAnd warm."],
      [asked, "", "shed", ""],
      [asked, "barn", "shed", "Dry.\nQuestion: What else?"],
    );
    expect(problems).toEqual([]);
    expect(records.map(({ answerIndex }) => answerIndex)).toEqual([1, 1, 1, null, 1]);
    expect(records.map(({ explanation }) => explanation)).toEqual([
      "Dry.",
      "Dry.",
      "Dry.\n\nAnd warm.",
      "",
      "Dry.",
    ]);
    expect(remarks.map(({ field, reason }) => field ?? reason)).toEqual([
      "rationales_preds",
      "Not read, and not stored: step.",
      "answer",
      "answer",
      "explanation",
    ]);
  });

  it("has yes and no as choices where its questions have none", () => {
    const { records, remarks } = output([
      "[predict] Question: Could a cow fly?",
      "The answer is no",
      "The answer is no",
      "No wings.",
    ]);
    expect(records).toMatchObject([
      { stem: "Could a cow fly?", choices: ["yes", "no"], goldIndex: 1, answerIndex: 1 },
    ]);
    expect(remarks).toContainEqual(expect.objectContaining({ line: 2, field: "choices" }));
  });
});

describe("A number of JSON with more digits than can be kept", () => {
  const [id, next] = ["9007199254740993", "9007199254740992"];
  const reason = "The number has too many digits to be read exactly; write it in quotation marks.";

  it("is refused as an id, and not taken for its neighbour", () => {
    const row = (own: string) =>
      `{"qid": ${own}, "stem": "Where is tea kept?", "choices": ["tin", "pond"], "answerKey": "A"}`;
    expect(read(row(id)).problems).toEqual([{ line: 1, field: "id", reason }]);
    expect(read(row(`"${id}"`)).records).toMatchObject([{ externalId: id }]);
    const question = (own: string) => row(own).replace("qid", "id").replace("stem", "question");
    const asked = (text: string) => gather(readContent({ kind: "questions" }), text);
    expect(asked(question(next)).problems).toEqual([{ line: 1, field: "id", reason }]);
    expect(asked(question('"7"')).records).toMatchObject([{ externalId: "7" }]);
  });
});
