import { apiPageQuerySchema } from "@/lib/schemas/api/api-pages";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answeringApi } from "@/lib/server/api/answering-api";
import { dataVersion } from "@/lib/server/api/data-version";
import { pageParticipants } from "@/lib/server/api/page-participants";
import { replyTagged } from "@/lib/server/api/reply-tagged";
import { readQuery } from "@/lib/server/shared/http";

/** The table of participants, page by page. */
export function GET(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answeringApi(request, async () => {
    const access = await requireStudyAccess((await params).study, "export", {
      request,
      scope: "read:exports",
    });
    const page = readQuery(request, apiPageQuerySchema);
    const version = await dataVersion(access);
    return replyTagged(request, version, () => pageParticipants(request, access, page));
  });
}
