import { z } from "zod";
import { AppError } from "@/lib/errors";
import { responseSchema } from "@/lib/schemas/participation/take";
import { rememberedParticipants } from "@/lib/server/participation/participant-token";
import { recordResponse } from "@/lib/server/participation/record-response";
import { answering, readJson } from "@/lib/server/shared/http";

type Context = { params: Promise<{ trial: string }> };

/** One response. Sent as often as it takes; stored once. */
export function PUT(request: Request, { params }: Context) {
  return answering(async () => {
    const participantIds = await rememberedParticipants();
    if (participantIds.length === 0) {
      throw new AppError("not-signed-in", "Open the study again by the link you were given.");
    }
    const trial = z.uuid().safeParse((await params).trial);
    if (!trial.success) throw new AppError("not-found", "There is no such trial in your run.");
    const input = await readJson(request, responseSchema);
    const outcome = await recordResponse(participantIds, trial.data, input);
    return Response.json({ outcome }, { status: outcome === "stored" ? 201 : 200 });
  });
}
