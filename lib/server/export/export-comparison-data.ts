import "server-only";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { writeComparisonData } from "@/lib/server/comparison/write-comparison-data";
import { encoded, noteFile } from "./note-file";

/** The data of the comparison as bytes in pieces; who took them is noted. */
export async function* exportComparisonData(access: StudyAccess, set: AnalysisSet) {
  const counted = { rows: 0 };
  const pieces = encoded(await writeComparisonData(access, set, counted));
  yield* noteFile(access, "comparison.csv", counted, pieces);
}
