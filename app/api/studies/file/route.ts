import { newStudyOfFileSchema } from "@/lib/schemas/setup/new-study-of";
import { requireStudyMaker } from "@/lib/server/accounts/study-makers";
import { receiveStudyFile } from "@/lib/server/setup/receive-study-file";
import { storeNormalStudyFile } from "@/lib/server/setup/store-study-file";
import { answering, readQuery } from "@/lib/server/shared/http";

/** Makes a draft study of a study's file, which is the body; its name is in the query. The reply says what was left out. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireStudyMaker();
    const { slug, title } = readQuery(request, newStudyOfFileSchema);
    const made = await receiveStudyFile(
      request,
      staff,
      async ({ load, hash, leftOut }) => ({
        ...(await storeNormalStudyFile(staff, slug, await load(), hash)),
        leftOut,
      }),
      title,
    );
    return Response.json(made, { status: 201 });
  });
}
