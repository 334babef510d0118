import { DATA_WORDS, methodKey, TRAINING_WORDS, trainingData, trainingMethod } from "./method-key";
import { conclude, type Imported, type Problem } from "./outcome";
import { readWholeNumber } from "./read-number";
import { readProportion } from "./read-proportion";
import { readTable, type TableRow } from "./read-table";
import type { TextSource } from "./text/decode-text";

export interface AccuracyRun {
  line: number;
  runNumber: number;
  /** Proportion of right answers, from 0 to 1. */
  testAccuracy: number;
  /** Training method and training data, as in "MT+CF:Revised". */
  methodKey: string;
  modelSize: string;
  /** The method's name as the row has it, spaces at the ends included; not of a published method's two columns. */
  writtenMethod?: string;
}

/**
 * Which of a cell's accuracies lie apart from the others, in their order, and the fences beyond which
 * they do; null where there is no telling.
 */
export type FindOutlying = (
  accuracies: readonly number[],
) => { outlier: readonly boolean[]; lower: number; upper: number } | null;

const COLUMNS = ["run", "test accuracy", "model_size"];
/** Which two make the published study's methods. */
const PUBLISHED = ["target_rationale", "training_mode"];

/**
 * Reads the accuracy of trained students: one row per run, with the columns run, test accuracy
 * (0 to 1), model_size and method, or for the published study's methods target_rationale and
 * training_mode in its place, in any order. Remarks point, within the
 * cell of method and model size, at run numbers that appear twice and at accuracies that
 * `findOutlying` finds: both may be meant, so the researcher confirms them. Fails on a missing column, a number
 * that is none or out of range, an unknown method, an empty model size.
 */
export function parseAccuracyRuns(
  source: TextSource,
  findOutlying: FindOutlying,
): Imported<AccuracyRun[]> {
  const { columns, rows, problems, remarks } = readTable(source, {
    required: (given) => [...COLUMNS, ...(given.includes("method") ? ["method"] : PUBLISHED)],
    optional: PUBLISHED,
  });
  const named = columns.includes("method");
  remarks.push(...styleRemarks(rows));
  const runs = rows.flatMap((row) => readRun(row, named, problems) ?? []);
  const cells = new Map<string, AccuracyRun[]>();
  for (const run of runs) {
    const cell = `${run.methodKey} ${run.modelSize}`;
    const members = cells.get(cell);
    if (members) members.push(run);
    else cells.set(cell, [run]);
  }
  for (const [cell, members] of cells) {
    remarks.push(...repeatedRuns(cell, members), ...outlyingRuns(cell, members, findOutlying));
  }
  return conclude(runs, problems, remarks);
}

function readRun(
  { line, cell, written }: TableRow,
  named: boolean,
  problems: Problem[],
): AccuracyRun | null {
  const before = problems.length;
  const refuse = (field: string, reason: string) => {
    problems.push({ line, field, reason: `${reason}: "${cell(field)}".` });
  };
  const runNumber = readWholeNumber(cell("run"));
  if (runNumber === null) refuse("run", "Not a whole number");
  const testAccuracy = readProportion(cell("test accuracy"))?.value ?? null;
  if (testAccuracy === null) refuse("test accuracy", "Not a number");
  else if (testAccuracy < 0 || testAccuracy > 1) {
    refuse(
      "test accuracy",
      'Not a proportion from 0 to 1, nor a percentage with its sign ("65.1%")',
    );
  }
  const method = named ? readName() : readPublished();
  const modelSize = cell("model_size");
  if (modelSize === "") refuse("model_size", "No model size");
  if (problems.length > before || runNumber === null || testAccuracy === null) return null;
  const run = { line, runNumber, testAccuracy, methodKey: method, modelSize };
  return named ? { ...run, writtenMethod: written("method") } : run;

  function readName(): string {
    const name = cell("method");
    if (name === "") refuse("method", "No method");
    return methodKey(name) ?? name;
  }

  function readPublished(): string {
    const training = trainingMethod(cell("training_mode"));
    if (training === null) refuse("training_mode", `Not one of ${TRAINING_WORDS.join(", ")}`);
    const data = trainingData(cell("target_rationale"));
    if (data === null) refuse("target_rationale", `Not one of ${DATA_WORDS.join(", ")}`);
    return `${training}:${data}`;
  }
}

/** Accuracies that are read in another style than with a decimal point, each style once. */
function styleRemarks(rows: readonly TableRow[]): Problem[] {
  const first = new Map<string, Problem>();
  for (const { line, cell } of rows) {
    const written = cell("test accuracy");
    const read = readProportion(written);
    for (const style of read?.styles ?? []) {
      const reason = `Written with a ${style}: "${written}" is read as ${read?.value}.`;
      if (!first.has(style)) first.set(style, { line, field: "test accuracy", reason });
    }
  }
  return [...first.values()];
}

function repeatedRuns(cell: string, runs: AccuracyRun[]): Problem[] {
  const lines = new Map<number, number>();
  return runs.flatMap(({ line, runNumber }) => {
    const first = lines.get(runNumber);
    if (first === undefined) {
      lines.set(runNumber, line);
      return [];
    }
    const reason = `Run ${runNumber} of ${cell} stands on line ${first} already.`;
    return [{ line, field: "run", reason }];
  });
}

function outlyingRuns(cell: string, runs: AccuracyRun[], findOutlying: FindOutlying): Problem[] {
  const found = findOutlying(runs.map((run) => run.testAccuracy));
  if (!found) return [];
  return runs
    .filter((_, index) => found.outlier[index])
    .map(({ line, testAccuracy }) => ({
      line,
      field: "test accuracy",
      reason:
        `${round(testAccuracy)} lies apart from the other ${runs.length - 1} runs of ${cell}: ` +
        `values from ${round(found.lower)} to ${round(found.upper)} would not. ` +
        "Is it an accuracy, and of this cell?",
    }));
}

const round = (value: number) => Number(value.toFixed(4));
