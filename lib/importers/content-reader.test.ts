import { describe, expect, it } from "vitest";
import { suggestMapping } from "./column-mapping";
import { type ContentForm, readContent } from "./content-reader";
import { lookAtHead } from "./look-at-head";
import { splitCsv } from "./text/split-csv";

const nobody = { method: null, modelSize: null, runNumber: null };
const CSV =
  'id;question;choices;gold;method;answer;explanation\r\n1;"Where; ""now""?";a|b;a;CF;b;"Two\r\nlines"\r\n2;Here?;a|b;c;CF;b;So\r\n';
const form: ContentForm = {
  kind: "table",
  mapping: suggestMapping(CSV.split("\r\n", 1)[0]?.split(";") ?? []),
  defaults: nobody,
};

describe("A file that comes in pieces", () => {
  it("gives the same rows wherever it is cut", () => {
    const whole = [...splitCsv(";").push(CSV), ...splitCsv(";").end()];
    for (let cut = 0; cut <= CSV.length; cut++) {
      const splitter = splitCsv(";");
      const rows = [CSV.slice(0, cut), CSV.slice(cut)].flatMap((piece) => splitter.push(piece));
      expect([...rows, ...splitter.end()]).toEqual(whole);
    }
    expect(whole.map(({ line }) => line)).toEqual([1, 2, 4]);
  });

  it("is read by the mapping that its columns suggest, with its problems by line", () => {
    const reader = readContent(form);
    const rows = [...reader.push(CSV), ...reader.end()];
    expect(rows[0]?.record).toMatchObject({
      line: 2,
      externalId: "1",
      stem: 'Where; "now"?',
      choices: ["a", "b"],
      goldIndex: 0,
      method: "CF",
      answerIndex: 1,
      explanation: "Two\nlines",
    });
    expect(rows[1]?.problems).toMatchObject([{ line: 4, field: "gold" }]);
  });

  it("ends at a quotation mark that is never closed", () => {
    const reader = readContent(form);
    const rows = [...reader.push(`${CSV}3;"never`), ...reader.end()];
    expect(rows.at(-1)?.problems).toMatchObject([{ line: 5 }]);
  });
});

describe("A JSON list", () => {
  const read = (text: string) => {
    const reader = readContent({ kind: "questions" });
    const rows = [...reader.push(text), ...reader.end()];
    return { lines: rows.map(({ record }) => record?.line), remarks: reader.remarks() };
  };
  const question = (id: string) => JSON.stringify({ id, question: `${id}?`, choices: ["a", "b"] });
  const three = ["1", "2", "3"].map(question);

  it("of which several records are on a line counts each as a line, and says so", () => {
    expect(read(`[${three.join(", ")}]`)).toEqual({
      lines: [1, 2, 3],
      remarks: [{ line: 1, reason: expect.stringContaining("each record counts as a line") }],
    });
  });

  it("of a record on each line has their lines", () => {
    expect(read(`[\n${three.join(",\n")}\n]`)).toEqual({ lines: [2, 3, 4], remarks: [] });
  });
});

describe("The head of a file", () => {
  const look = (text: string) => lookAtHead(new TextEncoder().encode(text));

  it("says how a table is laid out, and what its columns are", () => {
    expect(look(CSV)).toMatchObject({ kind: "table", layout: ";" });
    expect(look("a\tb,c\td\n1\t2\t3")).toMatchObject({ layout: "\t", columns: ["a", "b,c", "d"] });
    expect(look('{"prompt":{"stem":"x","n":1},"choices":{"label":[],"text":[]}}')).toMatchObject({
      kind: "table",
      layout: "json-lines",
      columns: ["prompt.stem", "prompt.n", "choices"],
    });
  });

  it("is a table, and no bare questions, where its lines hold explanations", () => {
    const question = { question: "Where?", choices: ["here", "there"], answer: "here" };
    expect(look(JSON.stringify({ ...question, id: 1 }))).toMatchObject({ kind: "questions" });
    const explained = { ...question, student_answer: "there", explanation: "So." };
    expect(look(JSON.stringify(explained))).toMatchObject({
      kind: "table",
      layout: "json-lines",
      columns: ["question", "choices", "answer", "student_answer", "explanation"],
    });
  });

  it("is no table of one column, of a spreadsheet or of nothing", () => {
    for (const text of ["only\none", "PK\u0003\u0004\0", ""]) {
      expect(look(text)).toMatchObject({ kind: "unknown", layout: null });
    }
  });
});

describe("A row by its mapping", () => {
  const line = (value: unknown) => {
    const reader = readContent({
      kind: "table",
      mapping: {
        columns: { question: "q", gold: "g", answer: "a", explanation: "e" },
        choices: ["c"],
      },
      defaults: { ...nobody, method: "MT:PosRationales" },
    });
    return [...reader.push(JSON.stringify(value)), ...reader.end()][0];
  };

  it("takes a choice by its text, or else its letter, and the usual names of methods", () => {
    expect(line({ q: "Q?", c: ["x", "y"], g: "(B)", a: "y", e: "So." })?.record).toMatchObject({
      goldIndex: 1,
      answerIndex: 1,
      method: "MT:Unrevised",
    });
    expect(line({ q: "Q?", c: ["b", "a"], g: "a" })?.record?.goldIndex).toBe(1);
  });

  it("reads choices within the question where no column has them", () => {
    expect(line({ q: "Question: Q? Choices: (a) x (b) y", g: "y" })?.record).toMatchObject({
      stem: "Q?",
      choices: ["x", "y"],
      method: null,
    });
  });

  it("points at answers that are not among the choices, and at choices that repeat", () => {
    const read = line({ q: "Q?", c: "x|x|y", g: "x", a: "z", e: "So." });
    expect(read?.remarks.map(({ field }) => field)).toEqual(["choices", "answer"]);
  });
});
