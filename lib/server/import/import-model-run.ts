import "server-only";
import { formatCount } from "@/lib/format";
import type { Transaction } from "@/lib/server/shared/db";
import { ImportRefused } from "./import-outcome";

export interface RunName {
  methodKey: string;
  modelSize: string | null;
  runNumber: number | null;
}

/** Accuracies in tables are rounded to four decimals. */
const ROUNDING = 0.5e-4;

/** A run in words: "Run 0 of MT+CF:Revised 770M". */
export function describeRun({ methodKey, modelSize, runNumber }: RunName): string {
  const run = runNumber === null ? "The run without a number" : `Run ${runNumber}`;
  return `${run} of ${methodKey}${modelSize === null ? "" : ` ${modelSize}`}`;
}

/** A proportion with six decimals, as tables of accuracies have it: ".764947". */
export function formatAccuracy(accuracy: number): string {
  return accuracy.toFixed(6).replace(/^0/, "");
}

/** "934 of 1,221 correct (.764947)". */
export function describeAccuracy({ correct, total }: { correct: number; total: number }): string {
  const share = formatAccuracy(correct / total);
  return `${formatCount(correct)} of ${formatCount(total)} correct (${share})`;
}

/**
 * The model run that a student's output belongs to: a new one, or one of which only the accuracy was
 * imported, when that is the accuracy of the output too. Null: the output's accuracy is not known.
 *
 * @throws ImportRefused when a run of that name has its output already, or another accuracy.
 */
export async function claimModelRun(
  tx: Transaction,
  name: RunName & { studyId: string; methodId: string },
  testAccuracy: number | null,
): Promise<{ id: string; made: boolean }> {
  const { studyId, methodId, modelSize, runNumber } = name;
  const key = { studyId, methodId, modelSize, runNumber };
  const runs = await tx.modelRun.findMany({
    where: key,
    select: { id: true, testAccuracy: true, _count: { select: { explanations: true } } },
  });
  const [first] = runs;
  if (!first) {
    const { id } = await tx.modelRun.create({
      data: { ...key, testAccuracy },
      select: { id: true },
    });
    return { id, made: true };
  }
  const fitting = runs.find(
    (run) =>
      run._count.explanations === 0 &&
      (testAccuracy === null ||
        (run.testAccuracy !== null && Math.abs(run.testAccuracy - testAccuracy) <= ROUNDING)),
  );
  if (!fitting) {
    const known =
      first.testAccuracy === null
        ? ""
        : `, with the accuracy ${formatAccuracy(first.testAccuracy)}`;
    const here = testAccuracy === null ? "" : `; this file gives ${formatAccuracy(testAccuracy)}`;
    const reason = `${describeRun(name)} is in the study already${known}${here}.`;
    throw new ImportRefused(reason, "run");
  }
  if (testAccuracy !== null) {
    await tx.modelRun.update({ where: { id: fitting.id }, data: { testAccuracy } });
  }
  return { id: fitting.id, made: false };
}
