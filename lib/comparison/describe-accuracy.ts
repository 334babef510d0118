import { describeRuns, type RunsDescription } from "@/lib/stats/descriptive/describe-runs";
import { momentsOfNumbers } from "@/lib/stats/descriptive/group-moments";
import { findOutliers } from "@/lib/stats/linear/tukey-fences";
import { compareByTukey, type TukeyPair } from "@/lib/stats/linear/tukey-test";
import { analyseTwoWay, type TwoWayAnova } from "@/lib/stats/linear/two-way-anova";
import { insufficientData, isEstimate, type Outcome } from "@/lib/stats/numeric/outcome";

/** What runs of no known size are called. */
export const UNKNOWN_SIZE = "Model size not known";

/** One trained student as it is stored. */
export interface StoredRun {
  /** The method's place. */
  method: number;
  modelSize: string | null;
  runNumber: number | null;
  /** A proportion. */
  testAccuracy: number;
}

export interface AccuracyRun {
  label: string;
  accuracy: number;
  /** Whether the outlier rule names it among the runs of its cell. */
  isOutlier: boolean;
}

export interface AccuracyCell {
  runs: AccuracyRun[];
  withOutliers: Outcome<RunsDescription>;
  withoutOutliers: Outcome<RunsDescription>;
}

export interface SizeAccuracy {
  label: string;
  /** By method. */
  cells: AccuracyCell[];
  tukey: { withOutliers: TukeyPair[]; withoutOutliers: TukeyPair[] };
}

export interface DescribedAccuracy {
  sizes: SizeAccuracy[];
  /** Accuracy by method and model size; methods are the columns. */
  anova: { withOutliers: Outcome<TwoWayAnova>; withoutOutliers: Outcome<TwoWayAnova> };
  outliers: number;
}

export const OUTLIER_RULE =
  "An outlier lies more than 1.5 interquartile ranges outside the quartiles (type 7) of the runs of its method and model size.";

/**
 * Describes test accuracy over model runs by model size and method, with all runs and without those
 * that the outlier rule names: a conclusion that depends on the rule shows.
 */
export function describeAccuracy(runs: readonly StoredRun[], methods: number): DescribedAccuracy {
  const names = [...new Set(runs.map(({ modelSize }) => modelSize))].sort((a, b) =>
    (a ?? "").localeCompare(b ?? "", "en", { numeric: true }),
  );
  const sizes = names.map((name): SizeAccuracy => {
    const cells = Array.from({ length: methods }, (_, method) =>
      describeCell(runs.filter((run) => run.modelSize === name && run.method === method)),
    );
    const tukey = (kept: (run: AccuracyRun) => boolean) =>
      compareByTukey(cells.map((cell) => momentsOfCell(cell, kept)));
    return {
      label: name ?? UNKNOWN_SIZE,
      cells,
      tukey: { withOutliers: tukey(() => true), withoutOutliers: tukey(isKept) },
    };
  });
  const anova = (kept: (run: AccuracyRun) => boolean) =>
    sizes.length === 0
      ? insufficientData("runs", 1, 0)
      : analyseTwoWay(sizes.map(({ cells }) => cells.map((cell) => momentsOfCell(cell, kept))));
  return {
    sizes,
    anova: { withOutliers: anova(() => true), withoutOutliers: anova(isKept) },
    outliers: sizes
      .flatMap(({ cells }) => cells.flatMap((cell) => cell.runs))
      .filter(({ isOutlier }) => isOutlier).length,
  };
}

function isKept({ isOutlier }: AccuracyRun): boolean {
  return !isOutlier;
}

function momentsOfCell({ runs }: AccuracyCell, kept: (run: AccuracyRun) => boolean) {
  return momentsOfNumbers(runs.filter(kept).map(({ accuracy }) => accuracy));
}

function describeCell(stored: readonly StoredRun[]): AccuracyCell {
  const outliers = findOutliers(stored.map(({ testAccuracy }) => testAccuracy));
  const runs = stored.map(({ runNumber, testAccuracy }, place) => ({
    label: runNumber === null ? "A run without a number" : `Run ${runNumber}`,
    accuracy: testAccuracy,
    isOutlier: isEstimate(outliers) && (outliers.outlier[place] ?? false),
  }));
  return {
    runs,
    withOutliers: describeRuns(runs.map(({ accuracy }) => accuracy)),
    withoutOutliers: describeRuns(runs.filter(isKept).map(({ accuracy }) => accuracy)),
  };
}
