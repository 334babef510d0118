import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answering } from "@/lib/server/http";
import { restartPilot } from "@/lib/server/lifecycle/restart-pilot";

type Context = { params: Promise<{ study: string }> };

/** Deletes what came in during the pilot, which goes on. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    return Response.json(await restartPilot(access));
  });
}
