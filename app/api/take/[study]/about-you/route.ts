import { aboutYouSchema } from "@/lib/schemas/take";
import { answering, readJson } from "@/lib/server/http";
import { recordAboutYou } from "@/lib/server/taking/advance-run";
import { requireRun } from "@/lib/server/taking/participant-access";

type Context = { params: Promise<{ study: string }> };

/** The about-you answers. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    const run = await requireRun(study);
    const aboutYou = await readJson(request, aboutYouSchema);
    await recordAboutYou(run.studyId, run.participantId, aboutYou);
    return Response.json({ next: `/take/${study}/instructions` });
  });
}
