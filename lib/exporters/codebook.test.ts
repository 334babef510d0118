import { describe, expect, it } from "vitest";
import { codebook } from "./codebook";
import { CODEBOOK_COLUMNS } from "./codebook-columns";
import type { Column } from "./column";
import { PARTICIPANTS_COLUMNS } from "./participants-columns";
import { ratingsColumns } from "./ratings-columns";
import { RESPONSES_COLUMNS } from "./responses-columns";
import { writeCsv } from "./write-csv";

const words = ["not at all", "somewhat", "fully"];
const SCALES = ["A", "B"].map((key) => ({ key, points: 3, words }));
const books = {
  ratings: codebook("ratings.csv", ratingsColumns(SCALES)),
  participants: codebook("participants.csv", PARTICIPANTS_COLUMNS),
  responses: codebook("responses.csv", RESPONSES_COLUMNS),
  codebook: codebook("codebook.csv", CODEBOOK_COLUMNS),
};
const entry = (book: keyof typeof books, column: string) =>
  books[book].find((row) => row.column === column);

describe("The codebook", () => {
  it.each(Object.entries(books))("says what every column of %s means, each once", (_, rows) => {
    for (const row of rows) expect(row.meaning).toMatch(/^.{10,}\.( Free text: .*)?$/);
    expect(new Set(rows.map((row) => row.column)).size).toBe(rows.length);
  });

  it.each(["ratings", "participants"] as const)("names the columns of %s in snake_case", (book) => {
    for (const row of books[book]) expect(row.column).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });

  it("gives the units of times, lengths and durations", () => {
    const rows = Object.values(books).flat();
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

  it("names the constructs where their scales differ, and those that are turned around", () => {
    const own = { key: "C", points: 4, reversed: true, words: ["none", "", "", "much"] };
    const columns = ratingsColumns([...SCALES, own]);
    const [rating, score] = codebook("ratings.csv", columns).filter(
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

  it("is itself a file of the same kind", async () => {
    const columns: Column<{ age: number }>[] = [
      { name: "age", type: "integer", unit: "years", meaning: "The age.", get: (row) => row.age },
    ];
    let text = "";
    for await (const chunk of writeCsv(codebook("people.csv", columns), CODEBOOK_COLUMNS)) {
      text += chunk;
    }
    expect(text).toBe(
      "file,column,type,unit,meaning,values\r\npeople.csv,age,integer,years,The age.,\r\n",
    );
  });
});
