import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compareTable } from "@/lib/comparison/testing/compare-table";
import { BUNDLE_DOCUMENTS } from "./bundle-documents";
import { AWKWARD_KEYS, analysedTables, WITH_JUMPS } from "./testing/analysed-tables";
import { describeTable, makeDescription } from "./testing/made-bundle";
import { canRun, runProgram } from "./testing/run-program";
import { writeBundleFolder } from "./testing/write-bundle-folder";
import { writeAnalysisR } from "./write-analysis-r";

const hasR = canRun("Rscript", ["-e", "stopifnot(requireNamespace('jsonlite'))"]);
const SKIPPED = "skipped where Rscript or jsonlite is not installed";
/** How many of the comparison's constructs have a cumulative link mixed model. */
const fitted = (comparison: unknown) =>
  JSON.stringify(comparison).match(/"laplace":\{"logLik":/g)?.length ?? 0;
const folder = mkdtempSync(join(tmpdir(), "analysis-r-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(!hasR)(`analysis.R (${SKIPPED})`, () => {
  it.each(Object.entries(analysedTables()))("makes every figure again: %s", (name, table) => {
    const comparison = writeBundleFolder(folder, table, compareTable(table));
    const script = writeAnalysisR(describeTable(table), { comparison });
    writeFileSync(join(folder, BUNDLE_DOCUMENTS.analysisR.path), script);
    const { status, said } = runProgram("Rscript", ["analysis.R"], folder);
    expect(said).toMatch(/(\d+) of \1 figures of comparison\.json are the same/);
    expect(status, said).toBe(0);
    const apart = [...said.matchAll(/^clmm on [\s\S]*? within (\S+) standard errors/gm)];
    const fits = said.includes("package ordinal is not installed") ? 0 : fitted(comparison);
    expect(apart).toHaveLength(fits);
    if (canRun("Rscript", ["-e", "stopifnot(requireNamespace('lmerTest'))"])) expectBeside(said);
    if (name === WITH_JUMPS) return;
    for (const [, within] of apart) expect(Number(within), said).toBeLessThan(1e-3);
    expect(readFileSync(join(folder, "results.csv"), "utf8")).toMatch(/^"figure","value"\n"/);
  });

  it("ends with status 1 where a figure differs, and names it", () => {
    const path = join(folder, BUNDLE_DOCUMENTS.comparison.path);
    const other = JSON.parse(readFileSync(path, "utf8"));
    other.participants += 1;
    writeFileSync(path, JSON.stringify(other));
    const { status, said } = runProgram("Rscript", ["analysis.R"], folder);
    expect(status).toBe(1);
    expect(said).toMatch(/^participants: \d+ there, \d+ here$/m);
  });
});

/** That other packages' headline models agree with ours where they were fitted. */
function expectBeside(said: string) {
  expect(said).not.toMatch(/Not made: headline/);
  const lines = [...said.matchAll(/^ {2}(.+): (\S+) in the comparison, (\S+) here$/gm)];
  for (const [line, what, ours, theirs] of lines) {
    // clmm stops a little short; mvt draws by chance; a likelihood is one number.
    const limit = what === "log-likelihood" ? 1e-3 : what?.includes("mvt") ? 2e-3 : 0.02;
    expect(Math.abs(Number(ours) - Number(theirs)), line).toBeLessThan(
      limit * Math.max(1, Math.abs(Number(ours))),
    );
  }
}

it("analysis.R knows keys as texts in its first lines, and nowhere else", () => {
  const shape = { points: 5, statement: "", reversed: false, words: [] };
  const write = (constructs: string[], methods: string[]) =>
    writeAnalysisR(
      makeDescription({
        methods: methods.map((key) => ({ key, label: key, factors: {} })),
        constructs: constructs.map((key) => ({ key, ...shape })),
      }),
      { comparison: null },
    );
  const { constructs, methods } = AWKWARD_KEYS;
  const awkward = write(constructs, methods);
  expect(awkward).toContain('methods_in_file <- c("\'=1+1", ');
  const known = /^(methods|methods_in_file|constructs) <- c\(.*\)$/gm;
  expect(awkward.match(known)?.join("\n")).toMatch(/^[\n\x20-\x7e]*$/);
  const plain = write(
    constructs.map((_, place) => `construct ${place}`),
    methods.map((_, place) => `method ${place}`),
  );
  expect(awkward.replace(known, "$1")).toBe(plain.replace(known, "$1"));
});

it("analysis.R says nothing of resampling where there is no comparison", () => {
  const script = writeAnalysisR(makeDescription(), { comparison: null });
  expect(script).toContain("resampling <- NULL");
  expect(script).not.toMatch(/undefined|\[object/);
});
