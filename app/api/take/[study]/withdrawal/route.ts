import { withdrawalSchema } from "@/lib/schemas/participation/take";
import { withdraw } from "@/lib/server/participation/withdraw";
import { answering, readJson } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** The participant stops, or has everything erased. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    const next = await withdraw(study, await readJson(request, withdrawalSchema));
    return Response.json({ next });
  });
}
