import { apiComparisonQuerySchema } from "@/lib/schemas/api/api-operations";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answeringApi } from "@/lib/server/api/answering-api";
import { dataVersion } from "@/lib/server/api/data-version";
import { replyTagged } from "@/lib/server/api/reply-tagged";
import { loadComparisonDocument } from "@/lib/server/comparison/load-comparison-document";
import { readQuery } from "@/lib/server/shared/http";

/** The whole comparison of an analysis set, unrounded. */
export function GET(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answeringApi(request, async () => {
    const access = await requireStudyAccess((await params).study, "view", {
      request,
      scope: "read:comparison",
    });
    const { set } = readQuery(request, apiComparisonQuerySchema);
    const version = await dataVersion(access);
    return replyTagged(request, version, async () => ({
      body: await loadComparisonDocument(access, set),
    }));
  });
}
