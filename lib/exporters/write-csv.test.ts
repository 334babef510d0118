import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CellValue, Column } from "./column";
import { guardFormula } from "./guard-formula";
import { writeCsv } from "./write-csv";

const textColumn = (index: number, freeText: boolean): Column<string[]> => ({
  name: `column ${index}`,
  type: "string",
  meaning: "A text.",
  freeText,
  get: (row) => row[index] ?? null,
});
const valueColumn: Column<CellValue> = {
  name: "value",
  type: "string",
  meaning: "Any value.",
  get: (value) => value,
};

async function written<Row>(rows: Iterable<Row> | AsyncIterable<Row>, columns: Column<Row>[]) {
  let text = "";
  for await (const chunk of writeCsv(rows, columns)) text += chunk;
  return text;
}

describe("A CSV file", () => {
  it("gives back every text that went into it", async () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom(..."\r\n\",;' =-\uFEFFa") }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell)), async (rows) => {
        const columns = [textColumn(0, false), textColumn(1, true), textColumn(2, false)];
        const text = await written<string[]>(rows, columns);
        const read = parse(text, { record_delimiter: ["\r\n", "\n", "\r"] });
        expect(read).toEqual([
          columns.map(({ name }) => name),
          ...rows.map(([a, b, c]) => [a, guardFormula(b), c]),
        ]);
      }),
    );
  });

  it("gives back single columns too, blank ones included", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: fc.constantFrom("", "a", "\n") })),
        async (rows) => {
          const text = await written<string[]>(
            rows.map((cell) => [cell]),
            [textColumn(0, false)],
          );
          expect(parse(text, { skip_empty_lines: true })).toEqual([
            ["column 0"],
            ...rows.map((cell) => [cell]),
          ]);
        },
      ),
    );
  });

  it("has its header although there are no rows", async () => {
    expect(await written([], [textColumn(0, false), textColumn(1, false)])).toBe(
      "column 0,column 1\r\n",
    );
  });

  it("quotes only where it must, and ends every line with CRLF", async () => {
    const rows = [
      ["plain words", 'a "quote"', "a,b"],
      ["", "two\nlines", " spaces "],
    ];
    const columns = [0, 1, 2].map((index) => textColumn(index, false));
    expect(await written(rows, columns)).toBe(
      'column 0,column 1,column 2\r\nplain words,"a ""quote""","a,b"\r\n,"two\nlines", spaces \r\n',
    );
  });

  it("holds times in UTC, booleans in words, plain numbers, and nothing for null", async () => {
    const values = [new Date("2025-03-01T12:00:00+02:00"), true, false, 0, -1.5, null, "x"];
    expect((await written<CellValue>(values, [valueColumn])).split("\r\n")).toEqual([
      "value",
      "2025-03-01T10:00:00.000Z",
      "true",
      "false",
      "0",
      "-1.5",
      '""',
      "x",
      "",
    ]);
  });

  it("guards free text against formulas, and leaves everything else as it is", async () => {
    const columns = [textColumn(0, true), textColumn(1, false)];
    expect(await written([["=1", "=1"]], columns)).toBe("column 0,column 1\r\n'=1,=1\r\n");
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, new Date(Number.NaN)])(
    "is not written with %s in it",
    async (value) => {
      await expect(written<CellValue>([value], [valueColumn])).rejects.toThrow(RangeError);
    },
  );

  it("is written while its rows still come, and keeps few of them", async () => {
    let taken = 0;
    async function* rows() {
      for (; taken < 100_000; taken += 1) yield ["some text", String(taken)];
    }
    const chunks = writeCsv(rows(), [textColumn(0, false), textColumn(1, false)]);
    let given = 0;
    for await (const chunk of chunks) {
      given += chunk.split("\r\n").length - 1;
      expect(taken - (given - 1)).toBeLessThanOrEqual(1);
      expect(chunk.length).toBeLessThan(20_000);
    }
    expect(given).toBe(100_001);
  });

  it("asks for no more rows once nobody reads on", async () => {
    let closed = false;
    function* rows() {
      try {
        for (;;) yield ["x"];
      } finally {
        closed = true;
      }
    }
    const chunks = writeCsv(rows(), [textColumn(0, false)]);
    await chunks.next();
    await chunks.next();
    await chunks.return();
    expect(closed).toBe(true);
  });
});
