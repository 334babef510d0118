import "server-only";
import type { ExportTable } from "@/lib/exporters/tables/export-table";
import type { ChosenBy } from "@/lib/schemas/export/export-filters";
import { mayManageLastingly } from "@/lib/server/accounts/access";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import type { EarlierExport } from "@/lib/views/export/export-files";
import { countTables, type TableCounts } from "./count-tables";
import { listExports } from "./list-exports";
import { loadTables } from "./load-tables";

export interface ExportPage {
  tables: ExportTable[];
  counts: TableCounts;
  /** Numbers of the protocol's versions. */
  versions: number[];
  /** Whether they may have recruiters' ids. */
  mayIdentify: boolean;
  exports: EarlierExport[];
}

/** What can be taken out of the study as it is chosen, and what was taken before. */
export async function loadExportPage(access: StudyAccess, filters: ChosenBy): Promise<ExportPage> {
  const mayIdentify = await mayManageLastingly(access);
  const allowed: ChosenBy = { ...filters, identifiers: mayIdentify ? filters.identifiers : "no" };
  const tables = await loadTables(access, allowed);
  const [counts, versions, exports] = await Promise.all([
    countTables(access, allowed, tables),
    db().protocolVersion.findMany({
      where: { studyId: access.studyId },
      orderBy: { number: "asc" },
      select: { number: true },
    }),
    listExports(access),
  ]);
  return { tables, counts, versions: versions.map(({ number }) => number), mayIdentify, exports };
}
