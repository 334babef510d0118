import { pilotFillingSchema } from "@/lib/schemas/pilot/pilot-filling";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { replyWithPieces } from "@/lib/server/export/reply-with-pieces";
import { fillPilot } from "@/lib/server/pilot/fill-pilot";
import { writeLines } from "@/lib/server/pilot/write-lines";
import { answering, readJson } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** Lets simulated people take part in the pilot; the progress comes as lines of JSON. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    const input = await readJson(request, pilotFillingSchema);
    return replyWithPieces(request, writeLines(fillPilot(access, input)), {
      "content-type": "application/x-ndjson; charset=utf-8",
      "cache-control": "no-store",
      // A proxy is not to keep the lines until the end.
      "x-accel-buffering": "no",
    });
  });
}
