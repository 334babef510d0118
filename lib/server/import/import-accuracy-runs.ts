import "server-only";
import { byMethodOrder } from "@/lib/importers/method-key";
import { methodNameRemarks, spellingsOf } from "@/lib/importers/method-name-remarks";
import type { Problem } from "@/lib/importers/outcome";
import type { AccuracyRun } from "@/lib/importers/parse-accuracy-runs";
import type { Transaction } from "@/lib/server/shared/db";
import { inPortions } from "@/lib/server/study-builder/in-portions";
import { readWholeText } from "./content/read-whole-text";
import type { ReceivedFile } from "./content/received-file";
import { addMethods, findMethods } from "./import-methods";
import { describeRun, formatAccuracy } from "./import-model-run";
import { ImportRefused, refuseLines, refuseListed } from "./import-outcome";
import {
  findStudy,
  type ImportedStudy,
  type ImportTarget,
  makeStudy,
  type StudyInUse,
} from "./import-study";
import { readAccuracyRuns } from "./read-accuracy-runs";

export interface AccuracyRunsTarget extends ImportTarget {
  /** Lines of the file that the researcher leaves out. */
  skip: readonly number[];
}

export interface AccuracyRunsSummary {
  kind: "accuracy-runs";
  study: ImportedStudy;
  stored: number;
  methods: string[];
  methodsAdded: string[];
  modelSizes: string[];
  /** Lines left out on request. */
  skipped: number[];
  /** Runs of methods that a study which has opened does not have. */
  leftOut: { line: number; methodKey: string }[];
}

/** A hundred thousand runs; nobody has trained as many. */
const LARGEST = 8 * 1024 * 1024;

/**
 * Adds accuracies of trained students to a study, or to a new draft. A draft study gains the methods
 * that it lacks; a study that has opened is frozen, so runs of other methods are left out. A run that
 * the study has already is a problem of its line; the same run number twice within the file is not,
 * because that is for the researcher to judge (see readAccuracyRuns).
 *
 * @throws ImportRefused
 */
export async function importAccuracyRuns(
  tx: Transaction,
  file: ReceivedFile,
  target: AccuracyRunsTarget,
): Promise<{ summary: AccuracyRunsSummary; remarks: Problem[] }> {
  const parsed = readAccuracyRuns(await readWholeText(file, LARGEST), target.skip);
  if (!parsed.ok) throw refuseListed(parsed.problems);
  const runs = parsed.records;
  const study = (await findStudy(tx, target)) ?? (await makeStudy(tx, target, {}));
  const names = await methodNames(tx, study.id, runs);
  return {
    summary: await store(tx, runs, study, target.skip),
    remarks: [...parsed.remarks, ...names],
  };
}

/** What is odd about the names of methods, held against those that the study has before. */
async function methodNames(
  tx: Transaction,
  studyId: string,
  runs: readonly AccuracyRun[],
): Promise<Problem[]> {
  const own = await tx.method.findMany({ where: { studyId }, select: { key: true } });
  const written = runs.flatMap(({ line, writtenMethod }) =>
    writtenMethod === undefined ? [] : [{ line, text: writtenMethod }],
  );
  return methodNameRemarks(
    spellingsOf(written),
    own.map(({ key }) => key),
    "method",
  );
}

async function store(
  tx: Transaction,
  runs: AccuracyRun[],
  { id: studyId, summary: study }: StudyInUse,
  skip: readonly number[],
): Promise<AccuracyRunsSummary> {
  const keys = [...new Set(runs.map(({ methodKey }) => methodKey))].sort(byMethodOrder);
  const methods =
    study.status === "DRAFT" ? await addMethods(tx, studyId, keys) : await findMethods(tx, studyId);

  const rows = runs.flatMap((run) => {
    const methodId = methods.ids.get(run.methodKey);
    return methodId ? [{ methodId, run }] : [];
  });
  if (rows.length === 0) {
    const reason = `None of the runs is of a method of the study "${study.slug}", and a study that has opened gains no methods.`;
    throw new ImportRefused(reason, "study");
  }
  const problems = await findKnown(
    tx,
    studyId,
    rows.map(({ run }) => run),
  );
  if (problems.length > 0) throw refuseLines(problems);
  await inPortions(rows, (portion) =>
    tx.modelRun.createMany({
      data: portion.map(({ methodId, run: { modelSize, runNumber, testAccuracy } }) => ({
        studyId,
        methodId,
        modelSize,
        runNumber,
        testAccuracy,
      })),
    }),
  );
  return {
    kind: "accuracy-runs",
    study,
    stored: rows.length,
    methods: keys.filter((key) => methods.ids.has(key)),
    methodsAdded: methods.added,
    modelSizes: [...new Set(rows.map(({ run }) => run.modelSize))].sort(),
    skipped: [...new Set(skip)].sort((a, b) => a - b),
    leftOut: runs
      .filter(({ methodKey }) => !methods.ids.has(methodKey))
      .map(({ line, methodKey }) => ({ line, methodKey })),
  };
}

async function findKnown(
  tx: Transaction,
  studyId: string,
  runs: readonly AccuracyRun[],
): Promise<Problem[]> {
  const stored = await tx.modelRun.findMany({
    where: { studyId },
    select: {
      modelSize: true,
      runNumber: true,
      testAccuracy: true,
      method: { select: { key: true } },
    },
  });
  const accuracies = new Map(
    stored.map(({ method, modelSize, runNumber, testAccuracy }) => [
      describeRun({ methodKey: method.key, modelSize, runNumber }),
      testAccuracy,
    ]),
  );
  return runs.flatMap((run) => {
    const name = describeRun(run);
    const accuracy = accuracies.get(name);
    if (accuracy === undefined) return [];
    const known = accuracy === null ? "" : `, with the accuracy ${formatAccuracy(accuracy)}`;
    return [{ line: run.line, field: "run", reason: `${name} is in the study already${known}.` }];
  });
}
