import { changeStatusSchema } from "@/lib/schemas/lifecycle/study-status";
import { requireLastingAccess } from "@/lib/server/accounts/access";
import { changeStatus } from "@/lib/server/lifecycle/change-status";
import { answering, readJson } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** A step of the study's life. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireLastingAccess((await params).study, "manage");
    return Response.json(await changeStatus(access, await readJson(request, changeStatusSchema)));
  });
}
