import { requireStudyAccess } from "@/lib/server/accounts/access";
import { revokeApiToken } from "@/lib/server/accounts/tokens/revoke-api-token";
import { answering, readId } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; token: string }>;
}

/** Ends a token. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const { study, token } = await params;
    const access = await requireStudyAccess(study, "own");
    await revokeApiToken(access, readId(token));
    return Response.json({ revoked: true });
  });
}
