import { AsyncLocalStorage } from "node:async_hooks";
import { AppError } from "@/lib/errors";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { streamMonitor } from "@/lib/server/monitor/stream-monitor";
import { answering } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string }>;
}

/** The monitor's figures as server-sent events, as long as the person may see them. */
export function GET(_request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "view");
    // Later questions are about this request's cookie as well.
    const inRequest = AsyncLocalStorage.snapshot();
    const stillMay = () =>
      inRequest(() => requireStudyAccess(access.slug, "view")).then(
        () => true,
        (error: unknown) => {
          if (error instanceof AppError) return false;
          throw error;
        },
      );
    return new Response(streamMonitor(access, stillMay), {
      headers: {
        "Content-Type": "text/event-stream",
        // Proxies neither keep it, nor compress it, nor wait for more of it.
        "Cache-Control": "no-store, no-transform",
        "X-Accel-Buffering": "no",
      },
    });
  });
}
