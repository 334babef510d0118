import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answeringApi } from "@/lib/server/api/answering-api";
import { progressVersion } from "@/lib/server/api/data-version";
import { replyTagged } from "@/lib/server/api/reply-tagged";
import { loadMonitor } from "@/lib/server/monitor/load-monitor";

/** How a study goes at this moment. */
export function GET(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answeringApi(request, async () => {
    const access = await requireStudyAccess((await params).study, "view", {
      request,
      scope: "read:progress",
    });
    const version = await progressVersion(access);
    return replyTagged(request, version, async () => ({ body: await loadMonitor(access) }));
  });
}
