import { requireStudyAccess } from "@/lib/server/accounts/access";
import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { streamMonitor } from "@/lib/server/monitor/stream-monitor";
import { answering } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string }>;
}

/** The monitor's figures as server-sent events, as long as the person may see them. */
export function GET(_request: Request, { params }: Context) {
  return answering(async () => {
    const { studyId, userId } = await requireStudyAccess((await params).study, "view");
    const { sessionId } = await requireStaff();
    return new Response(streamMonitor({ studyId, userId, sessionId }), {
      headers: {
        "Content-Type": "text/event-stream",
        // Proxies neither keep it, nor compress it, nor wait for more of it.
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  });
}
