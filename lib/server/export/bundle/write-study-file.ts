import "server-only";
import { env } from "@/lib/env";
import { STUDY_FILE_SCHEMA_PATH } from "@/lib/schemas/setup/study-file";
import { readStudyFile } from "@/lib/server/setup/load-study-file";
import type { SnapshotName } from "@/lib/server/shared/take-snapshot";
import { inSnapshot } from "./in-snapshot";

/** The study as code, as it was in the snapshot. */
export async function writeStudyFile(snapshot: SnapshotName, studyId: string): Promise<string> {
  const file = await inSnapshot(snapshot, (tx) => readStudyFile(tx, studyId, true));
  const $schema = new URL(STUDY_FILE_SCHEMA_PATH, env().NEXTAUTH_URL).href;
  return `${JSON.stringify({ $schema, ...file }, null, 2)}\n`;
}
