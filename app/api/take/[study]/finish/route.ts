import { finishSchema } from "@/lib/schemas/take";
import { answering, readJson } from "@/lib/server/http";
import { finishRun } from "@/lib/server/taking/advance-run";
import { requireRun } from "@/lib/server/taking/participant-access";

type Context = { params: Promise<{ study: string }> };

/** The end of the run: refused while a trial is open. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    const run = await requireRun(study);
    const { comment } = await readJson(request, finishSchema);
    await finishRun(run.studyId, run.participantId, comment);
    return Response.json({ next: `/take/${study}/thanks` });
  });
}
