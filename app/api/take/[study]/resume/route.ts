import { resumeRun } from "@/lib/server/participation/resume-run";
import { answering, readFormLists } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** Somebody goes on with their run, by a button that works without scripts. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    const next = await resumeRun(study, await readFormLists(request));
    return new Response(null, { status: 303, headers: { location: next } });
  });
}
