import { saveStatementsSchema } from "@/lib/schemas/protocol/protocol-edit";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { saveStatements } from "@/lib/server/protocol/save-statements";
import { answering, MAX_PROTOCOL_BYTES, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string }>;
}

/** Saves what is rated, and on which scales, in the draft. */
export function PUT(request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const input = await readJson(request, saveStatementsSchema, MAX_PROTOCOL_BYTES);
    return Response.json(await saveStatements(access, input));
  });
}
