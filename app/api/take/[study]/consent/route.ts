import { consentSchema } from "@/lib/schemas/participation/take";
import { consentToStudy } from "@/lib/server/participation/consent-to-study";
import { answering, readJson } from "@/lib/server/shared/http";

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
