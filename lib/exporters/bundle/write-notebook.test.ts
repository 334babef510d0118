import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compareTable } from "@/lib/comparison/testing/compare-table";
import { AWKWARD_KEYS, analysedTables } from "./testing/analysed-tables";
import { describeTable, makeDescription, makeFigures } from "./testing/made-bundle";
import { canRun, runProgram } from "./testing/run-program";
import { writeBundleFolder } from "./testing/write-bundle-folder";
import { writeNotebook } from "./write-notebook";

const PYTHON = "python3";
const hasPython = canRun(PYTHON, ["-c", "import numpy, pandas, scipy"]);
const SKIPPED = "skipped where python3 lacks numpy, pandas or scipy";
const folder = mkdtempSync(join(tmpdir(), "analysis-python-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Notebook {
  nbformat: number;
  cells: { cell_type: string; id: string; source: string[]; outputs?: unknown[] }[];
}
const read = (text: string): Notebook => JSON.parse(text);

/** What running all cells in order does. */
function asProgram({ cells }: Notebook): string {
  const code = cells.filter(({ cell_type }) => cell_type === "code");
  return code.map(({ source }) => source.join("")).join("\n\n");
}

it("analysis.ipynb is a notebook whose cells were not run yet", () => {
  const notebook = read(writeNotebook(makeDescription(), makeFigures()));
  expect(notebook.nbformat).toBe(4);
  expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
  for (const { cell_type, outputs, source } of notebook.cells) {
    if (cell_type === "code") expect(outputs).toEqual([]);
    for (const line of source.slice(0, -1)) expect(line).toMatch(/^[^\n]*\n$/);
    expect(source.join("")).not.toMatch(/undefined|\[object/);
  }
});

it("analysis.ipynb knows keys as texts in its first cell, and nowhere else", () => {
  const shape = { points: 5, statement: "", reversed: false, words: [] };
  const write = (constructs: string[], methods: string[]) => {
    const description = makeDescription({
      methods: methods.map((key) => ({ key, label: key, factors: {} })),
      constructs: constructs.map((key) => ({ key, ...shape })),
    });
    return asProgram(read(writeNotebook(description, { comparison: null })));
  };
  const { constructs, methods } = AWKWARD_KEYS;
  const awkward = write(constructs, methods);
  expect(awkward).toContain('methods_in_file = ["\'=1+1", ');
  const known = /^(methods|methods_in_file|constructs) = \[.*\]$/gm;
  const plain = write(
    constructs.map((_, place) => `construct ${place}`),
    methods.map((_, place) => `method ${place}`),
  );
  expect(awkward.replace(known, "$1")).toBe(plain.replace(known, "$1"));
});

describe.skipIf(!hasPython)(`analysis.ipynb (${SKIPPED})`, () => {
  it.each(Object.entries(analysedTables()))("makes every figure again: %s", (_, table) => {
    const comparison = writeBundleFolder(folder, table, compareTable(table));
    const notebook = writeNotebook(describeTable(table), { comparison });
    writeFileSync(join(folder, "analysis.py"), asProgram(read(notebook)));
    const { status, said } = runProgram(PYTHON, ["analysis.py"], folder);
    expect(said).toMatch(/(\d+) of \1 figures of comparison\.json are the same/);
    expect(status, said).toBe(0);
  });
});
