import { newStudySchema } from "@/lib/schemas/setup/new-study";
import { requireStudyMaker } from "@/lib/server/accounts/study-makers";
import { createStudy } from "@/lib/server/setup/create-study";
import { answering, readJson } from "@/lib/server/shared/http";

/** Makes a draft study. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireStudyMaker();
    const input = await readJson(request, newStudySchema);
    return Response.json(await createStudy(staff, input), { status: 201 });
  });
}
