import { AppError } from "@/lib/errors";
import { erasureSchema, ordinalSchema } from "@/lib/schemas/participants/erasure";
import { requireLastingAccess } from "@/lib/server/accounts/access";
import { eraseListedParticipant } from "@/lib/server/participants/erase-listed-participant";
import { answering, fieldProblems } from "@/lib/server/shared/http";

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
    const form = erasureSchema.safeParse(Object.fromEntries(await request.formData()));
    if (!form.success) {
      throw new AppError("malformed-request", "Say why.", fieldProblems(form.error));
    }
    await eraseListedParticipant(access, number.data, form.data.reason);
    const location = `/studies/${access.slug}/participants/${number.data}`;
    return new Response(null, { status: 303, headers: { Location: location } });
  });
}
