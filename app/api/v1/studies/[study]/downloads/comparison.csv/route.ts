import { analysisSetSchema } from "@/lib/schemas/comparison/analysis-set";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answeringApi } from "@/lib/server/api/answering-api";
import { exportComparisonData } from "@/lib/server/export/export-comparison-data";
import { replyWithPieces } from "@/lib/server/export/reply-with-pieces";

/** The responses that the comparison is made from, for the code in R that makes it again. */
export function GET(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answeringApi(request, async () => {
    const access = await requireStudyAccess((await params).study, "export", {
      request,
      scope: "read:exports",
    });
    const query = new URL(request.url).searchParams;
    const { set } = analysisSetSchema.parse(Object.fromEntries(query));
    return replyWithPieces(request, exportComparisonData(access, set), {
      "Content-Type": "text/csv; charset=utf-8; header=present",
      "Content-Disposition": `attachment; filename="${access.slug}-comparison.csv"`,
      "Cache-Control": "no-store",
    });
  });
}
