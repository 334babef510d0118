import { admissionSchema } from "@/lib/schemas/participation/take";
import { answerAboutYou } from "@/lib/server/participation/answer-about-you";
import { nextPage, requireRun } from "@/lib/server/participation/participant-access";
import { answering, readJson } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** The answers about themselves: by them it is decided whether the participant takes part. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    const run = await requireRun(study);
    await answerAboutYou(run, await readJson(request, admissionSchema));
    return Response.json({ next: await nextPage(study, run) });
  });
}
