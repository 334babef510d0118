import { saveProtocolSchema } from "@/lib/schemas/protocol/protocol-edit";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { loadProtocolToEdit } from "@/lib/server/protocol/load-protocol-editor";
import { saveProtocol } from "@/lib/server/protocol/save-protocol";
import { answering, MAX_PROTOCOL_BYTES, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string }>;
}

/** The document that is edited next. */
export function GET(_request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const toEdit = await loadProtocolToEdit(access);
    return Response.json(toEdit, { headers: { "Cache-Control": "no-store" } });
  });
}

/** Saves the whole document as the draft. */
export function PUT(request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const input = await readJson(request, saveProtocolSchema, MAX_PROTOCOL_BYTES);
    return Response.json(await saveProtocol(access, input));
  });
}
