import { parse } from "csv-parse/sync";
import { exportFileSchema } from "@/lib/schemas/export/export-file";
import { exportFiltersSchema } from "@/lib/schemas/export/export-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { exportFile } from "@/lib/server/export/export-file";

/** A file of a study, opened as its address asks for it. */
export function openFile(access: StudyAccess, name: string, query: Record<string, string> = {}) {
  return exportFile(access, exportFileSchema.parse(name), exportFiltersSchema.parse(query));
}

export async function takeBytes(...asked: Parameters<typeof openFile>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of openFile(...asked)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The rows of a file in CSV. */
export async function takeRows(
  ...asked: Parameters<typeof openFile>
): Promise<Record<string, string>[]> {
  return parse(await takeBytes(...asked), { columns: true });
}
