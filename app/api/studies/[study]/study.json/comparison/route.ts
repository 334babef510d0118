import { LARGEST_STUDY_FILE } from "@/lib/schemas/setup/new-study-of";
import { STUDY_FILE_WORDS, studyFileSchema } from "@/lib/schemas/setup/study-file";
import { requireLastingAccess } from "@/lib/server/accounts/access";
import { compareStudyFile } from "@/lib/server/setup/compare-study-file";
import { answering, readJson } from "@/lib/server/shared/http";

/** What a study's file, which is the body, says otherwise than the study. Nothing is changed. */
export function POST(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireLastingAccess((await params).study, "export");
    const file = await readJson(request, studyFileSchema, LARGEST_STUDY_FILE, STUDY_FILE_WORDS);
    return Response.json(await compareStudyFile(access, file));
  });
}
