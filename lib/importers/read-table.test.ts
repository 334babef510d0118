import { describe, expect, it } from "vitest";
import { readTable } from "./read-table";

const spec = { required: ["name", "note"], optional: ["extra"] };
const read = (text: string) => {
  const table = readTable(text, spec);
  return {
    ...table,
    cells: table.rows.map(({ line, cell }) => [line, cell("name"), cell("note")]),
  };
};

describe("A table", () => {
  it.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("has the line numbers of the physical file, with %s", (_, end) => {
    const text = ["name,note", 'a,"one', "two", 'three"', "", "b,x", 'c,"y', '"', "d,z"].join(end);
    const { cells, problems } = read(text);
    expect(problems).toEqual([]);
    expect(cells.map(([line, name]) => [line, name])).toEqual([
      [2, "a"],
      [6, "b"],
      [7, "c"],
      [9, "d"],
    ]);
  });

  it("counts line breaks in quotes although they differ from those between rows", () => {
    const { cells } = read('name,note\r\na,"1\n2\r\n3"\r\nb,x\r\n');
    expect(cells.map(([line]) => line)).toEqual([2, 5]);
  });

  it("accepts a byte order mark, any order of columns, and blank rows before, between and after", () => {
    const { cells, problems } = read(
      "\uFEFF\r\nnote,name\r\nx,a\r\n,\r\n\r\ny,b\r\n\r\n \r\n,\r\n",
    );
    expect(problems).toEqual([]);
    expect(cells).toEqual([
      [3, "a", "x"],
      [6, "b", "y"],
    ]);
  });

  it("counts lines rightly after letters of several bytes", () => {
    expect(read("name,note\né,“ü”\n😀,x\n").cells).toEqual([
      [2, "é", "“ü”"],
      [3, "😀", "x"],
    ]);
  });

  it("names every missing column on line 1", () => {
    expect(read("nome,nota\na,b\n").problems).toEqual([
      { line: 1, field: "name", reason: 'The column "name" is missing.' },
      { line: 1, field: "note", reason: 'The column "note" is missing.' },
    ]);
  });

  it("refuses a column that appears twice", () => {
    expect(read("name,note,name\na,b,c\n").problems).toMatchObject([{ line: 1, field: "name" }]);
  });

  it.each([";", "\t"])("may be separated by %j", (separator) => {
    expect(read(`name${separator}note\na${separator}"b${separator}c"\n`).cells).toEqual([
      [2, "a", `b${separator}c`],
    ]);
  });

  it("refuses rows with too few or too many fields, and passes blank surplus", () => {
    const { problems, cells } = read("name,note\na\nb,x,y\nc,x,,\n");
    expect(problems.map(({ line }) => line)).toEqual([2, 3]);
    expect(cells).toEqual([[4, "c", "x"]]);
  });

  it.each([
    ["is never closed", 'name,note\na,x\nb,"never\nclosed\n', 3],
    ["stands inside a field", 'name,note\na,x\n\nb,5" wide\n', 4],
    ["follows the closing", 'name,note\na,x\nb,"y"z\n', 3],
  ])("names the row in which a quotation mark %s", (words, text, line) => {
    expect(read(text).problems).toEqual([{ line, reason: expect.any(String) }]);
    expect(read(text).problems[0]!.reason).toContain(words.replace("is never", "never"));
  });

  it.each([
    ["JSON Lines", '{"name":"a","note":"x"}\n{"note":2,"name":"b"}\n{"name":null,"note":true}'],
    [
      "a JSON list",
      '[{"name":"a","note":"x"},\n{"note":2,"name":"b"},\n{"name":null,"note":true}]',
    ],
  ])("may be %s, whose objects name their columns", (_, text) => {
    const { columns, cells, problems } = read(text);
    expect({ columns, problems }).toEqual({ columns: ["name", "note"], problems: [] });
    expect(cells).toEqual([
      [1, "a", "x"],
      [2, "b", "2"],
      [3, "", "true"],
    ]);
    expect(read('{"name":"a"}\n').problems).toMatchObject([{ line: 1, field: "note" }]);
  });

  it("has at most 5000 columns, in JSON too", () => {
    const rows = Array.from({ length: 6000 }, (_, at) =>
      JSON.stringify({ name: "a", [`c${at}`]: 1 }),
    );
    expect(read(rows.join("\n")).problems).toEqual([
      { line: 1, reason: "There are 6001 columns; up to 5000 are read." },
    ]);
  });

  it("keeps fields as they are written, beside the trimmed ones", () => {
    const [row] = readTable("name,note\n A ,x\n", spec).rows;
    expect([row?.cell("name"), row?.written("name")]).toEqual(["A", " A "]);
  });

  it("remarks comment lines before the header, and letters that were lost before", () => {
    const { remarks, problems } = readTable("# by us\nname,note\na,x\nb,Gr\uFFFDe\n", spec);
    expect({ remarks, problems }).toEqual({
      problems: [],
      remarks: [
        { line: 1, reason: "Line 1 begins with # and counts as a comment." },
        { line: 4, reason: expect.stringContaining("lost letters") },
      ],
    });
  });

  it("remarks columns that are not read", () => {
    expect(read("name,note,extra,mood\na,b,c,d\n").remarks).toEqual([
      { line: 1, field: "mood", reason: "Not read." },
    ]);
  });

  it.each([
    ["nothing", ""],
    ["a byte order mark", "\uFEFF"],
    ["blank lines", "\n\n"],
  ])("refuses a file of %s", (_, text) => {
    expect(read(text).problems).not.toEqual([]);
  });

  it("refuses a header without rows", () => {
    expect(read("name,note\n").problems).toMatchObject([{ line: 1 }]);
  });
});
