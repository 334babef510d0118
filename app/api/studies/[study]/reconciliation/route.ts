import { requireStudyAccess } from "@/lib/server/accounts/access";
import { reconcileSubmissions } from "@/lib/server/recruitment/reconcile-submissions";
import { answering, readBytes } from "@/lib/server/shared/http";
import { oneAtATime } from "@/lib/server/shared/one-at-a-time";

/** Tens of thousands of submissions with all that Prolific tells of each. */
const MAX_FILE_BYTES = 16 * 1024 * 1024;

/** Compares a file of Prolific's submissions, sent as the body, with the participants. */
export function POST(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const compared = await oneAtATime(access.userId, async () =>
      reconcileSubmissions(access, await readBytes(request, MAX_FILE_BYTES)),
    );
    return Response.json(compared, { headers: { "Cache-Control": "no-store" } });
  });
}
