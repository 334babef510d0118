import "server-only";
import type { ExportTable } from "@/lib/exporters/tables/export-table";
import { exportTables } from "@/lib/exporters/tables/export-tables";
import type { ExportFilters } from "@/lib/schemas/export-filters";
import type { StudyAccess } from "../accounts/access";
import { db } from "../db";
import { loadOwnQuestions } from "../viewing/load-own-questions";
import { loadScales } from "../viewing/load-scales";

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
