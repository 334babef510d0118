import "server-only";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { db } from "@/lib/server/shared/db";
import { sayChoices } from "@/lib/views/export/export-choices";
import type { EarlierExport } from "@/lib/views/export/export-files";

const NEWEST = 200;

/** The newest files that were taken out of the study. */
export async function listExports(access: StudyAccess): Promise<EarlierExport[]> {
  const records = await db().exportRecord.findMany({
    where: { studyId: access.studyId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: NEWEST,
    select: {
      id: true,
      file: true,
      rows: true,
      filters: true,
      counted: true,
      sha256: true,
      createdAt: true,
      user: { select: { email: true } },
    },
  });
  return records.map(({ createdAt, user, filters, ...record }) => ({
    ...record,
    chosen: sayChoices(filters as Record<string, unknown>),
    by: user?.email ?? null,
    at: createdAt.toISOString(),
  }));
}
