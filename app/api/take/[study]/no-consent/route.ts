import { declineConsent } from "@/lib/server/participation/decline-consent";
import { answering } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** Somebody does not want to take part: counted, and nothing else. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    await declineConsent(study);
    return Response.json({ counted: true });
  });
}
