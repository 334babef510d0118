import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestMapping } from "@/lib/importers/column-mapping";
import { readContent } from "@/lib/importers/content-reader";
import { HEAD_BYTES, lookAtHead } from "@/lib/importers/look-at-head";
import { readResponses } from "@/lib/importers/ratings/read-responses";
import { textDecoder } from "./decode-text";
import { readRecords } from "./read-records";
import { type WrittenDialect, writeDialect } from "./testing/write-dialect";
import { textCell } from "./text-cell";

const CONTENT = ["id", "question", "choices", "gold", "method", "answer", "explanation"];
const RATINGS = ["CASE", "rationale", "model", "rationale_id", "Plausibility", "Trust, overall"];

const dialects: fc.Arbitrary<WrittenDialect> = fc.record({
  layout: fc.constantFrom(",", ";", "\t", "json-lines", "json-list", "pretty-list"),
  quoting: fc.constantFrom("all", "needed"),
  lineEnd: fc.constantFrom("\n", "\r\n", "\r"),
  encoding: fc.constantFrom("utf-8", "utf-16le", "utf-16be"),
  mark: fc.boolean(),
  separatorLine: fc.boolean(),
  before: fc.array(fc.constantFrom("" as const, "separators" as const, "comment" as const), {
    maxLength: 3,
  }),
  endsLastLine: fc.boolean(),
});

/** Texts with all that a dialect could trip over; no program writes half a character or a NUL. */
const text = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(..."\r\n\t,;|\"'#=[{ aé一😀\u00A0\u2028"), maxLength: 12 }),
  )
  .map((one) => one.replaceAll("\0", "").replace(/\p{Surrogate}/gu, ""));
const rowsOf = (columns: readonly string[]) =>
  fc.array(
    fc
      .tuple(fc.nat(), ...columns.slice(1).map(() => text))
      .map(([id, ...others]) => [`r${id}`, ...others]),
    { minLength: 1, maxLength: 12 },
  );

/** The bytes in pieces of that many. */
function* cut(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function* decoded(bytes: Uint8Array, size: number): Generator<string> {
  const decoder = textDecoder();
  for (const piece of cut(bytes, size)) yield* decoder.push(piece);
  yield* decoder.end();
}

describe("A table in any dialect", () => {
  it.each([
    ["content", CONTENT],
    ["ratings", RATINGS],
  ])("gives back the rows of %s, each with its line", (_, columns) => {
    fc.assert(
      fc.property(
        rowsOf(columns),
        dialects,
        fc.integer({ min: 1, max: 300 }),
        (rows, dialect, size) => {
          const { bytes, lines } = writeDialect(columns, rows, dialect);
          const reader = readRecords();
          const records = [...decoded(bytes, size)].flatMap((piece) => reader.push(piece));
          records.push(...reader.end());
          expect(
            records.map((record) =>
              "cell" in record
                ? [record.line, ...columns.map((name) => textCell(record.cell(name)))]
                : record.problems,
            ),
          ).toEqual(rows.map((fields, at) => [lines[at], ...fields]));
        },
      ),
      { numRuns: 400 },
    );
  });

  it("gives the same records of content as a plain one", () => {
    const rows = rowsOf(CONTENT).map((all) =>
      all.map((fields, at) => [
        `q${at}`,
        `Why ${at}? ${fields[1]}`,
        "oven|barn",
        "barn",
        "CF",
        "oven",
        fields[6] ?? "",
      ]),
    );
    const nobody = { method: null, modelSize: null, runNumber: null };
    fc.assert(
      fc.property(rows, dialects, (all, dialect) => {
        const read = ({ bytes }: { bytes: Uint8Array }) => {
          const { kind, columns } = lookAtHead(bytes.subarray(0, HEAD_BYTES));
          expect({ kind, columns }).toEqual({ kind: "table", columns: CONTENT });
          const mapping = suggestMapping(columns);
          const reader = readContent({
            kind: "table",
            mapping,
            defaults: nobody,
          });
          const found = [...decoded(bytes, 4096)].flatMap((piece) => reader.push(piece));
          return [...found, ...reader.end()].map(({ record, problems }) => ({
            problems: problems.map(({ field, reason }) => [field, reason]),
            record: record && { ...record, line: 0 },
          }));
        };
        expect(read(writeDialect(CONTENT, all, dialect))).toEqual(
          read(writeDialect(CONTENT, all, PLAIN)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("gives the same ratings as a plain one", () => {
    const rows = fc.array(
      fc.tuple(
        fc.nat(9),
        fc.constantFrom("Größe", "Grüße", 'a "b", c;d'),
        fc.integer({ min: 1, max: 5 }),
      ),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, dialects, (all, dialect) => {
        const table = all.map(([person, model, rating], at) => [
          `P${person}`,
          `RE${at + 1}`,
          model,
          String(at),
          String(rating),
          String(6 - rating),
        ]);
        const read = (how: WrittenDialect) =>
          readResponses(writeDialect(RATINGS, table, how).bytes);
        const plain = read(PLAIN);
        expect(plain).toMatchObject({ ok: true });
        expect(read(dialect)).toEqual({ ...plain, remarks: expect.anything() });
      }),
      { numRuns: 200 },
    );
  });
});

const PLAIN: WrittenDialect = {
  layout: ",",
  quoting: "needed",
  lineEnd: "\n",
  encoding: "utf-8",
  mark: false,
  separatorLine: false,
  before: [],
  endsLastLine: true,
};
