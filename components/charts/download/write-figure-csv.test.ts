import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guardFormula } from "@/lib/exporters/guard-formula";
import { writeFigureCsv } from "./write-figure-csv";

describe("The CSV file of a figure", () => {
  it("gives back every text and every number that went into it", () => {
    const text = fc.string({ unit: fc.constantFrom(..."\r\n\",;' =-ä") });
    const number = fc.double({ noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, number)), (rows) => {
        const csv = writeFigureCsv({ columns: ["text", "number"], rows });
        const read = parse(csv, { record_delimiter: ["\r\n"] }).slice(1);
        expect(read.map(([cell]) => cell)).toEqual(rows.map(([cell]) => guardFormula(cell)));
        rows.forEach(([, value], index) => {
          expect(Number(read[index]?.[1]) === value).toBe(true);
        });
      }),
    );
  });

  it("has its header although there are no rows, and every line ends with CRLF", () => {
    expect(writeFigureCsv({ columns: ["method", "mean"], rows: [] })).toBe("method,mean\r\n");
    expect(writeFigureCsv({ columns: ["mean"], rows: [[4.0289855072463]] })).toBe(
      "mean\r\n4.0289855072463\r\n",
    );
  });

  it("leaves negative numbers alone, and guards texts that begin like a formula", () => {
    expect(writeFigureCsv({ columns: ["a", "b"], rows: [[-1.5, "-1.5"]] })).toBe(
      "a,b\r\n-1.5,'-1.5\r\n",
    );
  });

  it("holds nothing for null, and no blank line", () => {
    expect(writeFigureCsv({ columns: ["a", "b"], rows: [[null, 0]] })).toBe("a,b\r\n,0\r\n");
    expect(writeFigureCsv({ columns: ["a"], rows: [[null]] })).toBe('a\r\n""\r\n');
  });

  it("is not written with numbers that are none, or with ragged rows", () => {
    expect(() => writeFigureCsv({ columns: ["a"], rows: [[Number.NaN]] })).toThrow(RangeError);
    expect(() => writeFigureCsv({ columns: ["a", "b"], rows: [[1]] })).toThrow(RangeError);
  });
});
