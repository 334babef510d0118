import "server-only";
import type { ExportTable } from "@/lib/exporters/tables/export-table";
import { exportTables } from "@/lib/exporters/tables/export-tables";
import type { ExportFilters } from "@/lib/schemas/export/export-filters";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { loadOwnQuestions } from "@/lib/server/content/load-own-questions";
import { loadScales } from "@/lib/server/protocol/load-scales";
import { db } from "@/lib/server/shared/db";

/** The tables that can be taken out of the study, with its own columns and answer options. */
export async function loadTables(
  access: StudyAccess,
  { identifiers }: Pick<ExportFilters, "identifiers">,
): Promise<ExportTable[]> {
  const [scales, ownQuestions, methods] = await Promise.all([
    loadScales(access),
    loadOwnQuestions(access),
    db().method.findMany({ where: { studyId: access.studyId }, select: { key: true } }),
  ]);
  return exportTables({
    scales,
    ownQuestions,
    methods: methods.map(({ key }) => key),
    identifiers: identifiers === "yes",
  });
}
