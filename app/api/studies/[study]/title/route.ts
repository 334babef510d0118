import { renameStudySchema } from "@/lib/schemas/setup/new-study";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { renameStudy } from "@/lib/server/setup/rename-study";
import { answering, readJson } from "@/lib/server/shared/http";

/** Another title for a draft. */
export function PUT(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const input = await readJson(request, renameStudySchema);
    await renameStudy(access, input);
    return Response.json({ title: input.title });
  });
}
