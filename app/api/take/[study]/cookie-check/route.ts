import { checkCookie } from "@/lib/server/participation/check-cookie";
import { answering } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** Whether this browser sends the study's cookies back. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => Response.json({ kept: await checkCookie((await params).study) }));
}
