import { consentSchema } from "@/lib/schemas/participation/take";
import { answering, readJson } from "@/lib/server/http";
import { consentToStudy } from "@/lib/server/participation/consent-to-study";

type Context = { params: Promise<{ study: string }> };

/** Consent: from here on there is a participant. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    const input = await readJson(request, consentSchema);
    await consentToStudy(study, input);
    return Response.json({ next: `/take/${study}/about-you` }, { status: 201 });
  });
}
