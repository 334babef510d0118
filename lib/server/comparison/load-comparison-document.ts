import "server-only";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import { closedDocument } from "@/lib/comparison/document/closed-document";
import { comparisonDocument } from "@/lib/comparison/document/comparison-document";
import { describePerformance } from "@/lib/comparison/document/document-performance";
import { decideTestsShown } from "@/lib/comparison/tests-shown";
import { AppError } from "@/lib/errors";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { emptyDocument } from "./compare-table";
import { loadComparison } from "./load-comparison";
import { loadPerformance } from "./load-performance";

/** How long a program waits for a fit before it is asked to come again. */
const PATIENCE_MS = 120_000;

/**
 * The comparison as one document, of the data as they are, with how accurate the students are. While a
 * study runs it has no tests and no differences, as the page has none.
 * @throws AppError unavailable (503) when the fit takes too long or failed.
 */
export async function loadComparisonDocument(access: StudyAccess, set: AnalysisSet) {
  const loaded = await loadComparison(access, set, PATIENCE_MS);
  const { methods, constructs, counts, counted, fits } = loaded;
  const performance = describePerformance(methods, await loadPerformance(access));
  if (counts.responses === 0) return { ...emptyDocument(methods), performance };
  if (fits.state !== "current") {
    throw new AppError("unavailable", "The comparison is still being computed. Try again soon.");
  }
  const document = comparisonDocument({ methods, constructs }, counts, counted, fits.figures);
  const tests = decideTestsShown({ status: loaded.status, noted: false });
  return { ...(tests.shown ? document : closedDocument(document)), performance };
}
