import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, it } from "vitest";
import { endLinesWithCrlf } from "./end-lines-with-crlf";

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

it("Lines end with CRLF however the bytes are cut, and no value is another", () => {
  const cell = fc.string({ unit: fc.constantFrom(...'\r\n",a😀\u202E') });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1 }),
      fc.array(fc.nat()),
      (rows, cuts) => {
        const file = rows.map((row) => `${row.map(quoted).join(",")}\n`).join("");
        const bytes = Buffer.from(file);
        const ends = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort(
          (a, b) => a - b,
        );
        const ending = endLinesWithCrlf();
        const pieces = [...ends, bytes.length].map((end, place, all) =>
          ending(bytes.subarray(all[place - 1] ?? 0, end)),
        );
        const text = Buffer.concat(pieces).toString();
        expect(parse(text, { record_delimiter: "\r\n" })).toEqual(rows);
        expect(text).toBe(rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join(""));
      },
    ),
  );
});
