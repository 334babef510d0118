import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, it } from "vitest";
import type { Column } from "@/lib/exporters/column";
import { exportTables } from "@/lib/exporters/tables/export-tables";
import { writeCsv } from "@/lib/exporters/write-csv";
import { type BundledColumn, dataPath } from "./bundle-description";
import { breakNoQuotedLine, spssCopyPath } from "./spss/spss-copy";
import { spssNames } from "./spss/spss-name";
import { makeDescription } from "./testing/made-bundle";
import { canRun, runProgram } from "./testing/run-program";
import { writeSpss } from "./write-spss";

const { constructs } = makeDescription();
const description = makeDescription({
  tables: exportTables({
    scales: constructs,
    ownQuestions: [],
    methods: ["CF"],
    identifiers: true,
  }).map((table) => ({
    ...table,
    path: dataPath(table.name),
    columns: [...table.columns],
  })),
});
const syntax = writeSpss(description);

describe("syntax.sps", () => {
  it("reads every file by its path into a dataset", () => {
    for (const { name, path } of description.tables) {
      expect(syntax).toContain(`/FILE='${spssCopyPath(name) ?? path}'`);
    }
    expect(syntax).toContain("/FILE='spss-participants.csv'");
    expect(syntax).toContain("DATASET COPY ratings.");
    expect(syntax).toContain("DATASET COPY accuracy_runs.");
  });

  it("gives types, labels, values, missing texts and levels", () => {
    expect(syntax).toMatch(/\n {4}rating F12\.0\n/);
    expect(syntax).toMatch(/VALUE LABELS rating\n {2}1 'strongly disagree'\n/);
    expect(syntax).toContain("VARIABLE LEVEL rating (ORDINAL).");
    expect(syntax).toMatch(/MISSING VALUES\n {2}study\n[^.]*\(' '\)\./);
    expect(syntax).toMatch(/RECODE text_\d+ \('true'=1\) \('false'=0\) INTO excluded\./);
    expect(syntax).toMatch(/IF \(text_\d+ <> ' '\) received_at =\n {2}DATE\.DMY\(/);
  });

  it("has no line that a reader of commands would cut, and no blank one within a command", () => {
    for (const line of syntax.split("\n")) expect(Buffer.byteLength(line)).toBeLessThan(256);
    for (const block of syntax.split(/\n\n+/)) expect(block.trimEnd()).toMatch(/\.$/);
  });

  it("keeps quotes and line breaks of labels within them", () => {
    const column = {
      name: "a",
      type: "string",
      meaning: "It's\r\n\u2028one.\n\n. EXECUTE.",
    } as const;
    const table = { name: "t", path: "t.csv", rows: "one row", meaning: "", columns: [column] };
    const written = writeSpss(makeDescription({ tables: [table] }));
    expect(written).toContain("a\n    'It''s one. . EXECUTE.'.");
  });

  it("makes names that SPSS takes, each once", () => {
    expect(spssNames(["with", "own_1", "Own_1", "Länge?", "1st", "a-b", "?"])).toEqual([
      ...["v_with", "own_1", "Own_1_2", "Länge", "v_1st", "a_b", "v"],
    ]);
    const long = spssNames([`own_${"ü".repeat(60)}`, `own_${"ü".repeat(61)}`]);
    for (const name of long) expect(Buffer.byteLength(name)).toBeLessThanOrEqual(64);
    expect(new Set(long).size).toBe(2);
  });
});

const hasPspp = canRun("pspp", ["--version"]);
const folder = mkdtempSync(join(tmpdir(), "syntax-"));
afterAll(() => rmSync(folder, { recursive: true }));

const MANY_LINES = new Set(["comment", "reason", "exclusion_reason", "explanation", "question"]);

/** Something awkward of the column's type. */
function awkward({ name, type, values = {} }: BundledColumn) {
  if (MANY_LINES.has(name)) return 'One "line",\r\nand\nanother';
  const [known] = Object.keys(values);
  if (type === "integer") return Number(known ?? 1_234_567);
  if (type === "number") return 0.125;
  if (type === "boolean") return true;
  if (type === "timestamp") return new Date("2026-03-04T05:06:07.089Z");
  return known ?? 'It\'s "quoted", 50 % — 解释 😀';
}
/** As the reader writes it again, with the words of values that have some. */
function reread(column: BundledColumn) {
  const value = awkward(column);
  const words = column.type === "boolean" ? "yes" : column.values?.[String(value)];
  if (words !== undefined) return words;
  if (MANY_LINES.has(column.name)) return 'One "line",  and another';
  return value instanceof Date ? "03/04/2026 05:06:07" : String(value);
}

/** A row of awkward values, and one of none. */
async function twoRows(columns: readonly BundledColumn[]): Promise<string> {
  let text = "";
  const written = columns.map(
    (column): Column<boolean> => ({ ...column, get: (full) => (full ? awkward(column) : null) }),
  );
  for await (const piece of writeCsv([true, false], written)) text += piece;
  return text;
}

/** In small pieces, as they may come. */
async function* asBytes(text: string) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += 7) yield bytes.subarray(at, at + 7);
}

describe.skipIf(!hasPspp)("syntax.sps in PSPP (skipped where pspp is missing)", () => {
  it("runs without a word, and every value and its label is there", async () => {
    mkdirSync(join(folder, "data"));
    for (const { name, path, columns } of description.tables) {
      const copy = spssCopyPath(name);
      const pieces = asBytes(await twoRows(columns));
      await writeFile(join(folder, copy ?? path), copy ? breakNoQuotedLine(pieces) : pieces);
    }
    const names = description.tables.map(({ name }) => spssNames([name])[0] ?? "");
    const saving = names.map(
      (name) =>
        `DATASET ACTIVATE ${name}.\nSAVE TRANSLATE /OUTFILE='${name}.csv' /TYPE=CSV /FIELDNAMES /CELLS=LABELS.`,
    );
    await writeFile(join(folder, "syntax.sps"), [syntax, ...saving, ""].join("\n"));
    const { status, said } = runProgram("pspp", ["-b", "syntax.sps"], folder);
    expect(said).toBe("");
    expect(status).toBe(0);
    for (const [place, { columns }] of description.tables.entries()) {
      const written = readFileSync(join(folder, `${names[place]}.csv`), "utf8");
      const rows: Record<string, string>[] = parse(written, { columns: true, trim: true });
      expect(rows).toHaveLength(2);
      const called = spssNames(columns.map(({ name }) => name));
      expect(rows[0]).toEqual(
        Object.fromEntries(columns.map((column, at) => [called[at], reread(column)])),
      );
      for (const value of Object.values(rows[1] ?? {})) expect(value).toBe("");
    }
  });
});
