import "server-only";
import { AUDIT_COLUMNS } from "@/lib/exporters/audit-columns";
import { writeCsv } from "@/lib/exporters/write-csv";
import type { AuditFilter } from "@/lib/schemas/audit/audit-filter";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import { counting, encoded, noteFile } from "@/lib/server/export/note-file";
import type { AuditEntryView } from "@/lib/views/audit/audit-view";
import { listAuditEntries } from "./list-audit-entries";

const AT_ONCE = 1000;

async function* streamEntries(
  access: StudyAccess,
  filter: AuditFilter,
): AsyncGenerator<AuditEntryView> {
  let after: string | undefined;
  do {
    const keyset = after === undefined ? {} : { after };
    const page = await listAuditEntries(access, filter, keyset, AT_ONCE);
    yield* page.items;
    after = page.next ?? undefined;
  } while (after !== undefined);
}

/** The audit log as bytes in pieces, newest first; that it was taken will stand in it too. */
export function exportAuditLog(access: StudyAccess, filter: AuditFilter) {
  const counted = { rows: 0 };
  const pieces = writeCsv(counting(streamEntries(access, filter), counted), AUDIT_COLUMNS);
  return noteFile(access, "audit.csv", counted, encoded(pieces));
}
