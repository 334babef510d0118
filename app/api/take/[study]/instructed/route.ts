import { instructedSchema } from "@/lib/schemas/participation/take";
import { recordInstructed } from "@/lib/server/participation/advance-run";
import { renewPlaces } from "@/lib/server/participation/assignment/renew-places";
import { nextPage, requireRun } from "@/lib/server/participation/participant-access";
import { answering, readJson } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** The instructions and the practice are done, and what is to be understood is answered. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    const run = await requireRun(study);
    const { comprehension } = await readJson(request, instructedSchema);
    const outcome = await recordInstructed(run, comprehension);
    if (outcome.kind === "wrong") return Response.json(outcome);
    await renewPlaces(study, run);
    return Response.json({ next: await nextPage(study, run) });
  });
}
