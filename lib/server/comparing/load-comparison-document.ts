import "server-only";
import { AppError } from "@/lib/errors";
import type { AnalysisSet } from "@/lib/figures/analysis-set";
import { comparisonDocument } from "@/lib/figures/comparison-document";
import { decideTestsShown } from "@/lib/figures/tests-shown";
import type { StudyAccess } from "../accounts/access";
import { recordAuditEntry } from "../auditing/record-audit-entry";
import { emptyDocument } from "./compare-table";
import { loadComparison } from "./load-comparison";
import { loadInterimLooks } from "./load-interim-looks";

/** How long a program waits for a fit before it is asked to come again. */
const PATIENCE_MS = 120_000;

/**
 * The comparison as one document, of the data as they are. While a study runs it holds tests that the
 * page would keep back: that is a look, and is noted.
 * @throws AppError unavailable (503) when the fit takes too long or failed.
 */
export async function loadComparisonDocument(access: StudyAccess, set: AnalysisSet) {
  const [loaded, interimLooks] = await Promise.all([
    loadComparison(access, set, PATIENCE_MS),
    loadInterimLooks(access),
  ]);
  const { methods, constructs, counts, counted, fits, status, completed } = loaded;
  const shown = decideTestsShown({ status, completed, interimLooks, noted: false });
  if (!shown.shown) {
    await recordAuditEntry(access, "interim-look", { page: "comparison.json", set });
  }
  if (counts.responses === 0) return emptyDocument(methods);
  if (fits.state !== "current") {
    throw new AppError("unavailable", "The comparison is still being computed. Try again soon.");
  }
  return comparisonDocument({ methods, constructs }, counts, counted, fits.figures);
}
