import { auditFilterSchema } from "@/lib/schemas/audit/audit-filter";
import { requireLastingAccess } from "@/lib/server/accounts/access";
import { exportAuditLog } from "@/lib/server/audit/export-audit-log";
import { replyWithPieces } from "@/lib/server/export/reply-with-pieces";
import { answering } from "@/lib/server/shared/http";

/** The audit log, by the same filter as its page. */
export function GET(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireLastingAccess((await params).study, "manage");
    const query = new URL(request.url).searchParams;
    const filter = auditFilterSchema.parse(Object.fromEntries(query));
    return replyWithPieces(request, exportAuditLog(access, filter), {
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="${access.slug}-audit.csv"`,
      "Cache-Control": "no-store",
    });
  });
}
