import { installationRoleSchema } from "@/lib/schemas/accounts/installation";
import { assignRole } from "@/lib/server/accounts/installation/assign-role";
import { requireAdministrator } from "@/lib/server/accounts/installation/require-administrator";
import { answering, readId, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ account: string }>;
}

/** Assigns an installation role. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireAdministrator();
    const { role } = await readJson(request, installationRoleSchema);
    await assignRole(access, readId((await params).account), role);
    return Response.json({ role });
  });
}
