import { openProtocolSchema } from "@/lib/schemas/protocol/protocol-edit";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { openProtocol } from "@/lib/server/protocol/open-protocol";
import { answering, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string }>;
}

/** Opens the draft: it is frozen, and given to people who come from now on. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const input = await readJson(request, openProtocolSchema);
    return Response.json(await openProtocol(access, input), { status: 201 });
  });
}
