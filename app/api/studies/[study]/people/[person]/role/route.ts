import { roleSchema } from "@/lib/schemas/accounts/staff";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { changeRole } from "@/lib/server/accounts/team/change-staff";
import { answering, readId, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; person: string }>;
}

/** Gives a member of the study's staff another role. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study, person } = await params;
    const access = await requireStudyAccess(study, "own");
    const { role } = await readJson(request, roleSchema);
    await changeRole(access, readId(person), role);
    return Response.json({ role });
  });
}
