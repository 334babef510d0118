import { AppError } from "@/lib/errors";
import { erasureSchema, ordinalSchema } from "@/lib/schemas/participants/erasure";
import { requireLastingAccess } from "@/lib/server/accounts/access";
import { eraseListedParticipant } from "@/lib/server/participants/erase-listed-participant";
import { answering, readForm } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ study: string; ordinal: string }>;
}

/** Erases a participant on request, and leads back to what is left of them. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study, ordinal } = await params;
    const access = await requireLastingAccess(study, "manage");
    const number = ordinalSchema.safeParse(ordinal);
    if (!number.success) throw new AppError("not-found", "The study has no such participant.");
    const { reason } = await readForm(request, erasureSchema);
    await eraseListedParticipant(access, number.data, reason);
    const location = `/studies/${access.slug}/participants/${number.data}`;
    return new Response(null, { status: 303, headers: { Location: location } });
  });
}
