import { analysisSetSchema } from "@/lib/schemas/comparison/analysis-set";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { recordAuditEntry } from "@/lib/server/audit/record-audit-entry";
import { answering, readForm } from "@/lib/server/shared/http";

/** Notes that somebody looks at the tests of a running study, and leads to them. */
export function POST(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "view");
    const { set } = await readForm(request, analysisSetSchema);
    const look = await recordAuditEntry(access, "interim-look", { page: "compare", set });
    const location = `/studies/${access.slug}/compare?set=${set}&look=${look}`;
    return new Response(null, { status: 303, headers: { Location: location } });
  });
}
