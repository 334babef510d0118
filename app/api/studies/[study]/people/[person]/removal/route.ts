import { requireStudyAccess } from "@/lib/server/accounts/access";
import { removeMember } from "@/lib/server/accounts/team/change-staff";
import { answering, readId } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; person: string }>;
}

/** Takes a member out of the study's staff. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const { study, person } = await params;
    const access = await requireStudyAccess(study, "own");
    await removeMember(access, readId(person));
    return Response.json({ removed: true });
  });
}
