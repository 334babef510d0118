import { apiPageQuerySchema } from "@/lib/schemas/api/api-pages";
import { requireReader } from "@/lib/server/accounts/require-reader";
import { answeringApi } from "@/lib/server/api/answering-api";
import { listApiStudies } from "@/lib/server/api/list-api-studies";
import { replyTagged } from "@/lib/server/api/reply-tagged";
import { readQuery } from "@/lib/server/shared/http";

/** The studies of the token, or of the person who is signed in. */
export function GET(request: Request) {
  return answeringApi(request, async () => {
    const reader = await requireReader(request);
    const page = readQuery(request, apiPageQuerySchema);
    return replyTagged(request, null, () => listApiStudies(request, reader, page));
  });
}
