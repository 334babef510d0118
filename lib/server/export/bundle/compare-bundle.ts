import "server-only";
import { describePerformance } from "@/lib/comparison/document/document-performance";
import { headlinePlanOf } from "@/lib/comparison/headline/headline-plan";
import { decideTestsShown, TESTS_CLOSED } from "@/lib/comparison/tests-shown";
import type { BundleFigures } from "@/lib/exporters/bundle/bundle-description";
import { compareTable } from "@/lib/server/comparison/compare-table";
import { readPerformance } from "@/lib/server/comparison/load-performance";
import {
  type ComparedResponses,
  readComparedTable,
} from "@/lib/server/comparison/read-compared-table";
import { loadAnalysisPlan } from "@/lib/server/protocol/load-analysis-plan";
import { inSnapshot } from "./in-snapshot";

/**
 * The comparison of a bundle's own rows. That it cannot be made keeps nobody from the data: then the
 * reason is said in its place, as it is while the study runs and its tests are closed.
 */
export async function compareBundle(
  compared: ComparedResponses,
): Promise<Pick<BundleFigures, "comparison" | "noComparison">> {
  const { studyId, snapshot, signal } = compared;
  try {
    const { table, seed, status, performance, plan } = await inSnapshot(snapshot, async (tx) => {
      const { seed, status } = await tx.study.findUniqueOrThrow({
        where: { id: studyId },
        select: { seed: true, status: true },
      });
      return {
        seed,
        status,
        plan: headlinePlanOf(await loadAnalysisPlan({ studyId }, tx), compared.set),
        performance: await readPerformance(tx, studyId),
        table: await readComparedTable(tx, compared),
      };
    });
    if (!decideTestsShown({ status, noted: false }).shown) {
      return { comparison: null, noComparison: TESTS_CLOSED };
    }
    const comparison = {
      ...(await compareTable(table, seed, plan)),
      performance: describePerformance(table.methods, performance),
    };
    return { comparison, noComparison: null };
  } catch (error) {
    if (!signal.aborted) console.error(error);
    return {
      comparison: null,
      noComparison: "The comparison could not be computed on the server when the data were taken.",
    };
  }
}
