import "server-only";
import { AppError } from "@/lib/errors";
import type { ExportFilters } from "@/lib/schemas/export/export-filters";
import { requireLastingAccess, requireStudyAccess } from "./access";
import type { StudyAccess } from "./study-access";
import { findTokenBearer } from "./tokens/find-token-bearer";

/**
 * Who may take out what the filters ask for. Recruiters' ids are only for who manages the study and is
 * signed in: a program never gets them.
 * @throws AppError as requireStudyAccess does; not-allowed (403) to a program that asks for ids.
 */
export async function requireExportAccess(
  study: string,
  { identifiers }: Pick<ExportFilters, "identifiers">,
  request: Request,
): Promise<StudyAccess> {
  const program = { request, scope: "read:exports" } as const;
  if (identifiers !== "yes") return requireStudyAccess(study, "export", program);
  if (await findTokenBearer(program)) {
    throw new AppError("not-allowed", "Recruiters’ ids are given to no program: sign in for them.");
  }
  return requireLastingAccess(study, "manage");
}
