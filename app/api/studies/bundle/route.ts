import { newStudyOfFileSchema } from "@/lib/schemas/setup/new-study-of";
import { requireStudyMaker } from "@/lib/server/accounts/study-makers";
import { importBundle, LARGEST_BUNDLE } from "@/lib/server/import/bundle/import-bundle";
import { receiveFile } from "@/lib/server/import/content/received-file";
import { answering, readQuery } from "@/lib/server/shared/http";
import { oneAtATime } from "@/lib/server/shared/one-at-a-time";

/** Makes a closed study of a bundle, which is the body; its name is in the query. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireStudyMaker();
    const target = readQuery(request, newStudyOfFileSchema);
    return oneAtATime(staff.userId, async () => {
      const file = await receiveFile(request, LARGEST_BUNDLE);
      try {
        return Response.json(await importBundle(staff, target, file), { status: 201 });
      } finally {
        await file.forget();
      }
    });
  });
}
