import { apiPageQuerySchema } from "@/lib/schemas/api/api-pages";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answeringApi } from "@/lib/server/api/answering-api";
import { listDownloads } from "@/lib/server/api/list-downloads";
import { replyTagged } from "@/lib/server/api/reply-tagged";
import { readQuery } from "@/lib/server/shared/http";

/** The files that can be taken out of a study. */
export function GET(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answeringApi(request, async () => {
    const access = await requireStudyAccess((await params).study, "export", {
      request,
      scope: "read:exports",
    });
    const page = readQuery(request, apiPageQuerySchema);
    return replyTagged(request, null, async () => listDownloads(request, access, page));
  });
}
