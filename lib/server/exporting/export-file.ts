import "server-only";
import { fileFormat } from "@/lib/exporters/tables/file-format";
import type { ExportFile } from "@/lib/schemas/export-file";
import type { ExportFilters } from "@/lib/schemas/export-filters";
import type { StudyAccess } from "../accounts/access";
import { type Counted, noteFile } from "./note-file";
import { openSnapshot } from "./snapshot";

/** A file of the study as bytes in pieces; who took it is noted. */
export function exportFile(access: StudyAccess, file: ExportFile, filters: ExportFilters) {
  const counted = { rows: 0 };
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
    if (!table) throw new Error(`There is no table ${name}.`);
    yield* snapshot.copyTable(table, fileFormat({ ...filters, format }), counted);
  } finally {
    await snapshot.close();
  }
}
