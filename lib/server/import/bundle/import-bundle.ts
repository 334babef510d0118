import "server-only";
import { z } from "zod";
import type { FieldProblem } from "@/lib/errors";
import { dataPath } from "@/lib/exporters/bundle/bundle-description";
import { BUNDLE_DOCUMENTS } from "@/lib/exporters/bundle/bundle-documents";
import { parseJson } from "@/lib/importers/parse-json";
import { refuseUnlessStudyMaker } from "@/lib/server/accounts/study-makers";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import type { ReceivedFile } from "@/lib/server/import/content/received-file";
import { db } from "@/lib/server/shared/db";
import { waiting } from "@/lib/server/shared/transaction-times";
import type { Named } from "./make-recorded-study";
import { type CheckedArchive, openArchive, readText, refuse } from "./open-archive";
import { type StoredRecord, storeRecord, WrongRecord } from "./store-record";

/** A bundle with a million ratings is a tenth of it. */
export const LARGEST_BUNDLE = 2 * 1024 ** 3;
const LARGEST_MANIFEST = 16 * 1024 * 1024;
/** It names files and their columns; nothing in it grows with the study. */
const MOST_MANIFEST_VALUES = 200_000;
const LONG = waiting(900_000);

const manifestSchema = z.object({
  takenAt: z.string(),
  app: z.object({ name: z.string(), version: z.string() }),
  files: z.array(z.object({ path: z.string(), rows: z.number().optional() })),
});

export interface ImportedBundle {
  slug: string;
  title: string;
  participants: number;
  responses: number;
  ratings: number;
}

/**
 * Makes a closed study of a bundle, with its people's answers and without anything by which they or
 * their recruiter could be addressed; who brought it owns it. All of it is stored, or nothing.
 * @throws AppError not-acceptable (422) with what is wrong, by file and line; not-allowed (403) to
 * accounts that may not create studies.
 */
export async function importBundle(
  { userId }: { userId: string },
  named: Named,
  file: ReceivedFile,
): Promise<ImportedBundle> {
  await refuseUnlessStudyMaker({ userId });
  const bundle = await openArchive(file.path);
  try {
    const manifest = await readManifest(bundle);
    const { path } = BUNDLE_DOCUMENTS.record;
    if (!bundle.has(path)) {
      throw refuse([{ path, message: "It is missing: the bundle is of an earlier version." }]);
    }
    const pieces = await bundle.read(path);
    return await db().$transaction(async (tx) => {
      const stored = await storeRecord(tx, pieces, named);
      const problems = disagreements(manifest, stored);
      if (problems.length > 0) throw refuse(problems);
      const { studyId, study, counts, responses, ratings } = stored;
      await tx.studyMember.create({ data: { studyId, userId, role: "OWNER" } });
      const { slug, title } = await tx.study.findUniqueOrThrow({
        where: { id: studyId },
        select: { slug: true, title: true },
      });
      const sums = { participants: counts.participant, responses, ratings };
      const access = { studyId, slug, userId, capability: "manage" as const };
      const origin = { from: "bundle", sha256: file.sha256, study: study.slug, ...sums };
      const detail = { ...origin, takenAt: manifest.takenAt, app: manifest.app.version };
      await recordAuditEntry(access, "create-study", detail, tx);
      return { slug, title, ...sums };
    }, LONG);
  } catch (error) {
    if (!(error instanceof WrongRecord)) throw error;
    throw refuse(
      error.problems.map(({ line, field, reason }) => ({
        path: `${BUNDLE_DOCUMENTS.record.path}, line ${line}${field ? `, ${field}` : ""}`,
        message: reason,
      })),
    );
  } finally {
    bundle.close();
  }
}

async function readManifest(bundle: CheckedArchive): Promise<z.infer<typeof manifestSchema>> {
  const { path } = BUNDLE_DOCUMENTS.manifest;
  const text = await readText(await bundle.read(path), LARGEST_MANIFEST);
  try {
    return manifestSchema.parse(parseJson(text, { values: MOST_MANIFEST_VALUES }));
  } catch {
    throw refuse([{ path, message: "It is no manifest of a bundle." }]);
  }
}

/** The record tells the study once more beside the tables: both have to tell the same. */
function disagreements(
  { files }: z.infer<typeof manifestSchema>,
  { counts, ratings }: StoredRecord,
): FieldProblem[] {
  const stored = { participants: counts.participant, ratings };
  return Object.entries(stored).flatMap(([table, rows]) => {
    const path = dataPath(table);
    const stated = files.find((file) => file.path === path)?.rows;
    if (stated === rows) return [];
    const message = `It has ${stated ?? "no"} rows, and the record has ${rows}.`;
    return [{ path, message }];
  });
}
