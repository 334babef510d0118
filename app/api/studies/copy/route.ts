import { newStudyOfStudySchema } from "@/lib/schemas/setup/new-study-of";
import { requireLastingAccess } from "@/lib/server/accounts/access";
import { requireStudyMaker } from "@/lib/server/accounts/study-makers";
import { loadStudyFile } from "@/lib/server/setup/load-study-file";
import { storeStudyFile } from "@/lib/server/setup/store-study-file";
import { answering, readJson } from "@/lib/server/shared/http";

/** Makes a draft study that is made of the same as another one, and has nobody of it. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireStudyMaker();
    const { from, ...target } = await readJson(request, newStudyOfStudySchema);
    const access = await requireLastingAccess(from, "export");
    const { file } = await loadStudyFile(access, { content: true });
    return Response.json(await storeStudyFile(staff, target, file), { status: 201 });
  });
}
