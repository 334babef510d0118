import "server-only";
import type { Imported } from "@/lib/importers/outcome";
import { type AccuracyRun, parseAccuracyRuns } from "@/lib/importers/parse-accuracy-runs";
import { findOutliers } from "@/lib/stats/linear/tukey-fences";
import { leaveOutLines } from "./import-skipped-lines";

/**
 * The accuracies of a file without the lines that the researcher leaves out, with a remark on each
 * that lies beyond the 1.5 IQR fences of its cell.
 */
export function readAccuracyRuns(text: string, skip: readonly number[]): Imported<AccuracyRun[]> {
  return parseAccuracyRuns(leaveOutLines(text, skip), (accuracies) => {
    const found = findOutliers(accuracies);
    return found.kind === "estimate" ? found : null;
  });
}
