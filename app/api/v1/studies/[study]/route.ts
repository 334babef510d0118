import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answeringApi } from "@/lib/server/api/answering-api";
import { dataVersion } from "@/lib/server/api/data-version";
import { loadApiStudy } from "@/lib/server/api/load-api-study";
import { replyTagged } from "@/lib/server/api/reply-tagged";

/** What a study is made of. */
export function GET(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answeringApi(request, async () => {
    const access = await requireStudyAccess((await params).study, "view", {
      request,
      scope: null,
    });
    const version = await dataVersion(access);
    return replyTagged(request, version, async () => ({ body: await loadApiStudy(access) }));
  });
}
