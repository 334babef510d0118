import { answering } from "@/lib/server/http";
import { recordInstructed } from "@/lib/server/taking/advance-run";
import { requireRun } from "@/lib/server/taking/participant-access";

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
