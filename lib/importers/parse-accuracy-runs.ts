import { findOutliers } from "@/lib/stats/tukey-fences";
import { trainingData, trainingMethod } from "./method-key";
import { conclude, type Imported, type Problem } from "./outcome";
import { readNumber, readWholeNumber } from "./read-number";
import { readTable, type TableRow } from "./read-table";

export interface AccuracyRun {
  line: number;
  runNumber: number;
  /** Proportion of right answers, from 0 to 1. */
  testAccuracy: number;
  /** Training method and training data, as in "MT+CF:Revised". */
  methodKey: string;
  modelSize: string;
}

const COLUMNS = ["run", "test accuracy", "target_rationale", "model_size", "training_mode"];

/**
 * Reads the accuracy of trained students: one row per run, with the columns run, test accuracy
 * (0 to 1), target_rationale, model_size and training_mode, in any order. Remarks point, within the
 * cell of method and model size, at run numbers that stand twice and at accuracies beyond the 1.5
 * IQR fences: both may be meant, so the researcher confirms them. Fails on a missing column, a number
 * that is none or out of range, an unknown method, an empty model size.
 */
export function parseAccuracyRuns(text: string): Imported<AccuracyRun[]> {
  const { rows, problems, remarks } = readTable(text, { required: COLUMNS, optional: [] });
  const runs = rows.flatMap((row) => readRun(row, problems) ?? []);
  const cells = new Map<string, AccuracyRun[]>();
  for (const run of runs) {
    const cell = `${run.methodKey} ${run.modelSize}`;
    cells.set(cell, [...(cells.get(cell) ?? []), run]);
  }
  for (const [cell, members] of cells) {
    remarks.push(...repeatedRuns(cell, members), ...outlyingRuns(cell, members));
  }
  return conclude(runs, problems, remarks);
}

function readRun({ line, cell }: TableRow, problems: Problem[]): AccuracyRun | null {
  const before = problems.length;
  const refuse = (field: string, reason: string) => {
    problems.push({ line, field, reason: `${reason}: "${cell(field)}".` });
  };
  const runNumber = readWholeNumber(cell("run"));
  if (runNumber === null) refuse("run", "Not a whole number");
  const testAccuracy = readNumber(cell("test accuracy"));
  if (testAccuracy === null) refuse("test accuracy", "Not a number with a decimal point");
  else if (testAccuracy < 0 || testAccuracy > 1) {
    refuse("test accuracy", "Not a proportion from 0 to 1");
  }
  const training = trainingMethod(cell("training_mode"));
  if (training === null) refuse("training_mode", "Unknown training method");
  const data = trainingData(cell("target_rationale"));
  if (data === null) refuse("target_rationale", "Unknown kind of training data");
  const modelSize = cell("model_size");
  if (modelSize === "") refuse("model_size", "No model size");
  if (problems.length > before || runNumber === null || testAccuracy === null) return null;
  return { line, runNumber, testAccuracy, methodKey: `${training}:${data}`, modelSize };
}

function repeatedRuns(cell: string, runs: AccuracyRun[]): Problem[] {
  return runs.flatMap(({ line, runNumber }, index) => {
    const first = runs.findIndex((run) => run.runNumber === runNumber);
    if (first === index) return [];
    const reason = `Run ${runNumber} of ${cell} stands on line ${runs[first]?.line} already.`;
    return [{ line, field: "run", reason }];
  });
}

function outlyingRuns(cell: string, runs: AccuracyRun[]): Problem[] {
  const found = findOutliers(runs.map((run) => run.testAccuracy));
  if (found.kind !== "estimate") return [];
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
