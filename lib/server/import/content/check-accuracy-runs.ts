import "server-only";
import { TextFlaw } from "@/lib/importers/text/text-flaw";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { storeAccuracyRuns } from "@/lib/server/import/import-accuracy-runs";
import { ImportRefused, refuseListed } from "@/lib/server/import/import-outcome";
import { count } from "@/lib/server/import/import-sentences";
import { readAccuracyRuns } from "@/lib/server/import/read-accuracy-runs";
import type { Transaction } from "@/lib/server/shared/db";
import type { ContentReport } from "@/lib/views/content/content-import";
import { type ReceivedFile, readPieces } from "./received-file";

/** A hundred thousand runs; nobody has trained as many. */
const LARGEST = 8 * 1024 * 1024;

/** Puts the accuracies of a file into the study, as far as the transaction goes, and says what they are. */
export async function checkAccuracyRuns(
  tx: Transaction,
  { slug, userId }: StudyAccess,
  file: ReceivedFile,
  skip: readonly number[],
): Promise<ContentReport> {
  const parsed = readAccuracyRuns(await readText(file), skip);
  if (!parsed.ok) throw refuseListed(parsed.problems);
  const target = { slug, title: null, skip, importer: { kind: "staff" as const, userId } };
  const { stored, methods, methodsAdded } = await storeAccuracyRuns(tx, parsed.records, target);
  return {
    ok: true,
    stored: false,
    sentences: [
      `Accuracies of ${count(stored, "run")} of ${methods.join(", ")}.`,
      ...(skip.length > 0 ? [`Left out as asked: line ${skip.join(", ")}.`] : []),
      ...(methodsAdded.length > 0 ? [`New methods: ${methodsAdded.join(", ")}.`] : []),
    ],
    students: [],
    problems: [],
    remarks: parsed.remarks,
    preview: [],
    finding: null,
  };
}

async function readText(file: ReceivedFile): Promise<string> {
  if (file.bytes > LARGEST) {
    throw new ImportRefused("Files of accuracies of up to 8 MB are read. Split it.");
  }
  try {
    let text = "";
    for await (const piece of readPieces(file)) text += piece;
    return text;
  } catch (error) {
    if (!(error instanceof TextFlaw)) throw error;
    throw refuseListed([{ line: error.line, reason: error.message }]);
  }
}
