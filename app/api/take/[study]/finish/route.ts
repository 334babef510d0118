import { finishSchema } from "@/lib/schemas/participation/take";
import { finishRun } from "@/lib/server/participation/advance-run";
import { nextPage, requireRun } from "@/lib/server/participation/participant-access";
import { answering, readJson } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** The end of the run: refused while a trial is open. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    const run = await requireRun(study);
    await finishRun(run, await readJson(request, finishSchema));
    return Response.json({ next: await nextPage(study, run) });
  });
}
