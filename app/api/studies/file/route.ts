import { LARGEST_STUDY_FILE, newStudyOfFileSchema } from "@/lib/schemas/setup/new-study-of";
import { STUDY_FILE_WORDS, studyFileSchema } from "@/lib/schemas/setup/study-file";
import { requireStudyMaker } from "@/lib/server/accounts/study-makers";
import { storeStudyFile } from "@/lib/server/setup/store-study-file";
import { answering, readJson, readQuery } from "@/lib/server/shared/http";

/** Makes a draft study of a study's file, which is the body; its name is in the query. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireStudyMaker();
    const target = readQuery(request, newStudyOfFileSchema);
    const file = await readJson(request, studyFileSchema, LARGEST_STUDY_FILE, STUDY_FILE_WORDS);
    return Response.json(await storeStudyFile(staff, target, file), { status: 201 });
  });
}
