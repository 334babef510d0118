import { retirementSchema } from "@/lib/schemas/content/retirement";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { retireExplanation } from "@/lib/server/content/retire-explanation";
import { answering, readId, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; explanation: string }>;
}

/** Retires an explanation, or takes it back. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study, explanation } = await params;
    const access = await requireStudyAccess(study, "manage");
    const id = readId(explanation);
    await retireExplanation(access, id, await readJson(request, retirementSchema));
    return Response.json({ stored: true });
  });
}
