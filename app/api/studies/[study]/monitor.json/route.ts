import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answering } from "@/lib/server/http";
import { loadMonitor } from "@/lib/server/viewing/load-monitor";

interface Context {
  params: Promise<{ study: string }>;
}

/** The monitor's figures at this moment. */
export function GET(request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "view", {
      request,
      scope: "read:progress",
    });
    const view = await loadMonitor(access);
    return Response.json(view, { headers: { "Cache-Control": "no-store" } });
  });
}
