import { AppError } from "@/lib/errors";
import { ordinalSchema } from "@/lib/schemas/participants/erasure";
import { exclusionSchema } from "@/lib/schemas/participants/exclusion";
import { requireStudyAccess } from "@/lib/server/accounts/access";
import { decideExclusion } from "@/lib/server/participants/decide-exclusion";
import { answering, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; ordinal: string }>;
}

/** Leaves a participant out of the analyses, or takes them in again. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study, ordinal } = await params;
    const access = await requireStudyAccess(study, "manage");
    const number = ordinalSchema.safeParse(ordinal);
    if (!number.success) throw new AppError("not-found", "The study has no such participant.");
    const decision = await readJson(request, exclusionSchema);
    await decideExclusion(access, number.data, decision);
    return Response.json({ action: decision.action });
  });
}
