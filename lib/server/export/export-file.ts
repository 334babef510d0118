import "server-only";
import { AppError } from "@/lib/errors";
import { fileFormat } from "@/lib/exporters/tables/file-format";
import type { ExportFile } from "@/lib/schemas/export/export-file";
import type { ExportFilters } from "@/lib/schemas/export/export-filters";
import { saidFilters } from "@/lib/schemas/export/said-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { type Counted, noteFile } from "./note-file";
import { openSnapshot } from "./snapshot";

/**
 * A file of the study as bytes in pieces; who took it is noted, with the rows that it has and those
 * that the database counted at the same moment.
 * @throws AppError not-found (404) at the first piece for identifiers that were not asked for.
 */
export function exportFile(access: StudyAccess, file: ExportFile, filters: ExportFilters) {
  const counted = { rows: 0, filters: saidFilters(filters) };
  return noteFile(access, file.name, counted, writeFile(access, file, filters, counted));
}

async function* writeFile(
  access: StudyAccess,
  { table: name, format }: ExportFile,
  filters: ExportFilters,
  counted: Counted,
) {
  const snapshot = await openSnapshot(access, filters);
  try {
    const table = snapshot.tables.find((one) => one.name === name);
    if (!table) throw new AppError("not-found", "The study has no such file with these filters.");
    yield* snapshot.copyTable(table, fileFormat({ ...filters, format }), counted);
    counted.counted = await snapshot.count(table);
  } finally {
    await snapshot.close();
  }
}
