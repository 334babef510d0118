import "server-only";
import type { ExportFilters } from "@/lib/schemas/export-filters";
import { requireLastingAccess, requireStudyAccess, type StudyAccess } from "./access";

/**
 * Who may take out what the filters ask for. Recruiters' ids are only for who manages the study and is
 * signed in: a program never gets them.
 * @throws AppError as requireStudyAccess does.
 */
export function requireExportAccess(
  study: string,
  { identifiers }: Pick<ExportFilters, "identifiers">,
  request: Request,
): Promise<StudyAccess> {
  if (identifiers === "yes") return requireLastingAccess(study, "manage");
  return requireStudyAccess(study, "export", { request, scope: "read:exports" });
}
