import { deleteContentSchema } from "@/lib/schemas/content/delete-content";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { deleteContent } from "@/lib/server/content/delete-content";
import { answering, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string }>;
}

/** Deletes all that a draft has of one kind. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const input = await readJson(request, deleteContentSchema);
    return Response.json({ deleted: await deleteContent(access, input) });
  });
}
