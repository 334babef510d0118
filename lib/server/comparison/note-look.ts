import "server-only";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import { decideTestsShown } from "@/lib/comparison/tests-shown";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import type { StudyStatus } from "@/lib/server/prisma-client/enums";
import { loadInterimLooks } from "./load-interim-looks";

/** Notes a look at tests that the page would keep back, by whoever takes them in another way. */
export async function noteLook(
  access: StudyAccess,
  study: { status: StudyStatus; completed: number },
  page: string,
  set: AnalysisSet,
): Promise<void> {
  const interimLooks = await loadInterimLooks(access);
  const shown = decideTestsShown({ ...study, interimLooks, noted: false });
  if (!shown.shown) await recordAuditEntry(access, "interim-look", { page, set });
}
