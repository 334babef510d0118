import { requireStudyAccess } from "@/lib/server/accounts/access";
import { restartPilot } from "@/lib/server/lifecycle/restart-pilot";
import { answering } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** Deletes what came in during the pilot, which goes on. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    return Response.json(await restartPilot(access));
  });
}
