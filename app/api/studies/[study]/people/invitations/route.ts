import { staffInvitationSchema } from "@/lib/schemas/accounts/staff";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { inviteStaff } from "@/lib/server/accounts/team/invite-staff";
import { answering, readJson } from "@/lib/server/shared/http";

/** Asks somebody to join the study's staff; the reply alone has the link. */
export function POST(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "own");
    const input = await readJson(request, staffInvitationSchema);
    const headers = { "Cache-Control": "no-store" };
    return Response.json(await inviteStaff(access, input), { status: 201, headers });
  });
}
