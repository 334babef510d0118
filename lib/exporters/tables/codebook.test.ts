import { describe, expect, it } from "vitest";
import { codebookRows } from "./codebook-rows";
import { CODEBOOK_TABLE } from "./codebook-table";
import type { TableName } from "./export-table";
import { exportTables } from "./export-tables";
import { ownAnswerColumns } from "./own-answer-columns";
import { ratingsTable } from "./ratings-table";
import { responsesTable } from "./responses-table";

const words = ["not at all", "somewhat", "fully"];
const SCALES = ["A", "B"].map((key) => ({ key, points: 3, words }));
const tables = exportTables({
  scales: SCALES,
  ownQuestions: [],
  methods: ["CF:Unrevised"],
  identifiers: true,
});
const books = tables.map(({ name, columns }) => [name, codebookRows(name, columns)] as const);
const rowsOf = Object.fromEntries(books);
const entry = (table: TableName, column: string) =>
  rowsOf[table]!.find((row) => row.column === column);
const snakeCase = tables.map(({ name }) => name).filter((name) => name !== "responses");

describe("The codebook", () => {
  it.each(books)("says what every column of %s means, each once", (_, rows) => {
    for (const row of rows) expect(row.meaning).toMatch(/^.{10,}\.( Free text: .*)?$/);
    expect(new Set(rows.map((row) => row.column)).size).toBe(rows.length);
  });

  it.each(snakeCase)("names the columns of %s in snake_case", (book) => {
    for (const row of rowsOf[book]!) expect(row.column).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });

  it("gives the units of times, lengths and durations", () => {
    const rows = Object.values(rowsOf).flat();
    for (const row of rows.filter(({ type }) => type === "timestamp")) {
      expect(row.unit).toBe("UTC, ISO 8601");
    }
    expect(entry("ratings", "explanation_length")?.unit).toBe("characters");
    expect(entry("responses", "rationale_length")?.unit).toBe("characters");
    expect(entry("ratings", "duration_ms")?.unit).toBe("milliseconds");
  });

  it("gives the answer options of the protocol in words", () => {
    expect(entry("ratings", "rating")).toMatchObject({
      meaning: expect.stringContaining("from 1 to 3"),
      values: "1 = not at all; 2 = somewhat; 3 = fully",
    });
  });

  it("gives the published words and answer options in the table of responses", () => {
    const scales = [{ key: "Plausibility", points: 3, words }];
    const { columns } = responsesTable([], scales);
    const values = (column: string) => columns.find(({ name }) => name === column)?.values;
    expect(values("Plausibility")).toEqual({ 1: "not at all", 2: "somewhat", 3: "fully" });
    expect(values("Satisfaction")).toBeUndefined();
    expect(values("gender")).toMatchObject({ female: "Female", "No answer": "Not answered" });
    expect(values("age")).toHaveProperty(["15 to 19 years old"], "15–19");
    expect(values("education")).toHaveProperty(["Still in school"]);
    expect(values("employement")).toHaveProperty(["Employee"]);
  });

  it("speaks of no file by a name that it has not in a bundle", () => {
    for (const { meaning } of Object.values(rowsOf).flat())
      expect(meaning).not.toMatch(/\.csv(?!\()/);
    expect(entry("codebook", "file")?.meaning).toContain("in a bundle, its path there");
  });

  it("ends the wording of an own question as a sentence", () => {
    const question = { key: "years", kind: "number", question: "Years of experience", options: [] };
    const [column] = ownAnswerColumns([question as never]);
    expect(column?.meaning).toContain("“Years of experience”. Empty where");
  });

  it("names the constructs where their scales differ, and those that are turned around", () => {
    const own = { key: "C", points: 4, reversed: true, words: ["none", "", "", "much"] };
    const { columns } = ratingsTable([...SCALES, own]);
    const [rating, score] = codebookRows("ratings", columns).filter(
      ({ column }) => column === "rating" || column === "score",
    );
    expect(rating).toMatchObject({
      meaning: expect.stringContaining("from 1 to its scale_points"),
      values: "A, B 1 = not at all; A, B 2 = somewhat; A, B 3 = fully; C 1 = none; C 4 = much",
    });
    expect(score?.meaning).toContain("(C) it is scale_points + 1 - rating");
  });

  it("says where an apostrophe may stand before a text", () => {
    expect(entry("participants", "comment")?.meaning).toContain("apostrophe");
    expect(entry("participants", "language")?.meaning).not.toContain("apostrophe");
  });

  it("describes itself", () => {
    expect(entry("codebook", "unit")?.meaning).toBe(
      "What the number counts or measures; empty where nothing is counted or measured.",
    );
    expect(CODEBOOK_TABLE.columns.map(({ name }) => name)).toEqual(
      Object.keys(entry("codebook", "file")!),
    );
  });
});
