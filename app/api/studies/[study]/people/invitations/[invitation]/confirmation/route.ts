import { requireStudyAccess } from "@/lib/server/accounts/access";
import { confirmInvitation } from "@/lib/server/accounts/team/confirm-invitation";
import { answering, readId } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; invitation: string }>;
}

/** Lets the account join that claimed an invitation to another address. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const { study, invitation } = await params;
    const access = await requireStudyAccess(study, "own");
    await confirmInvitation(access, readId(invitation));
    return Response.json({ confirmed: true });
  });
}
