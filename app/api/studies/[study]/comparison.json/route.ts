import { analysisSetSchema } from "@/lib/schemas/analysis-set";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { loadComparisonDocument } from "@/lib/server/comparing/load-comparison-document";
import { answering } from "@/lib/server/http";

/** The whole comparison of an analysis set, unrounded. */
export function GET(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "view", {
      request,
      scope: "read:comparison",
    });
    const query = new URL(request.url).searchParams;
    const { set } = analysisSetSchema.parse(Object.fromEntries(query));
    const document = await loadComparisonDocument(access, set);
    return Response.json(document, { headers: { "Cache-Control": "no-store" } });
  });
}
