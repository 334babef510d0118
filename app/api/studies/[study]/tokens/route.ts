import { apiTokenSchema } from "@/lib/schemas/accounts/api-token";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { makeApiToken } from "@/lib/server/accounts/tokens/make-api-token";
import { answering, readJson } from "@/lib/server/shared/http";

/** Makes a token for a program; the reply alone has it. */
export function POST(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "own");
    const input = await readJson(request, apiTokenSchema);
    const headers = { "Cache-Control": "no-store" };
    return Response.json(await makeApiToken(access, input), { status: 201, headers });
  });
}
