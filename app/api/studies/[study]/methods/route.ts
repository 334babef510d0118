import { saveMethodsSchema } from "@/lib/schemas/setup/methods";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { saveMethods } from "@/lib/server/setup/save-methods";
import { answering, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string }>;
}

/** Saves all methods of a draft. */
export function PUT(request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const input = await readJson(request, saveMethodsSchema);
    return Response.json(await saveMethods(access, input));
  });
}
