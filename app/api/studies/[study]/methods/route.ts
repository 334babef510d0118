import { saveMethodsSchema } from "@/lib/schemas/setup/methods";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answering, readJson } from "@/lib/server/http";
import { saveMethods } from "@/lib/server/setup/save-methods";

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
