import { requireLastingAccess } from "@/lib/server/accounts/access";
import { compareStudyFile } from "@/lib/server/setup/compare-study-file";
import { receiveStudyFile } from "@/lib/server/setup/receive-study-file";
import { answering } from "@/lib/server/shared/http";

/** What a study's file, which is the body, says otherwise than the study. Nothing is changed. */
export function POST(request: Request, { params }: { params: Promise<{ study: string }> }) {
  return answering(async () => {
    const access = await requireLastingAccess((await params).study, "export");
    const compared = await receiveStudyFile(request, access, (file) =>
      compareStudyFile(access, file),
    );
    return Response.json(compared);
  });
}
