import { recordInstructed } from "@/lib/server/advance-run";
import { answering } from "@/lib/server/http";
import { requireRun } from "@/lib/server/participant-access";

type Context = { params: Promise<{ study: string }> };

/** The instructions and the practice are done. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    const run = await requireRun(study);
    await recordInstructed(run.studyId, run.participantId);
    return Response.json({ next: `/take/${study}/rate` });
  });
}
