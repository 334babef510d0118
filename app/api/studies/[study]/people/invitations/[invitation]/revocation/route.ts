import { requireStudyAccess } from "@/lib/server/accounts/access";
import { revokeInvitation } from "@/lib/server/accounts/team/revoke-invitation";
import { answering, readId } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; invitation: string }>;
}

/** Takes an invitation back. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const { study, invitation } = await params;
    const access = await requireStudyAccess(study, "own");
    await revokeInvitation(access, readId(invitation));
    return Response.json({ revoked: true });
  });
}
