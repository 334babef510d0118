import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { count } from "@/lib/server/import/count-noun";
import { importAccuracyRuns } from "@/lib/server/import/import-accuracy-runs";
import type { Transaction } from "@/lib/server/shared/db";
import { type ContentReport, NOTHING_FOUND } from "@/lib/views/content/content-import";
import type { ReceivedFile } from "./received-file";

/** Puts the accuracies of a file into the study, as far as the transaction goes, and says what they are. */
export async function checkAccuracyRuns(
  tx: Transaction,
  { slug, userId }: StudyAccess,
  file: ReceivedFile,
  skip: readonly number[],
): Promise<ContentReport> {
  const target = { slug, title: null, skip, importer: { kind: "staff" as const, userId } };
  const { summary, remarks } = await importAccuracyRuns(tx, file, target);
  const { stored, methods, methodsAdded } = summary;
  return {
    ...NOTHING_FOUND,
    ok: true,
    sentences: [
      `Accuracies of ${count(stored, "run")} of ${methods.join(", ")}.`,
      ...(skip.length > 0 ? [`Left out as asked: line ${skip.join(", ")}.`] : []),
      ...(methodsAdded.length > 0 ? [`New methods: ${methodsAdded.join(", ")}.`] : []),
    ],
    remarks,
  };
}
