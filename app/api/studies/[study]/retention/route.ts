import { retentionSchema } from "@/lib/schemas/recruitment/retention";
import { requireLastingAccess } from "@/lib/server/accounts/access";
import { setRetentionDay } from "@/lib/server/recruitment/set-retention-day";
import { answering, readForm } from "@/lib/server/shared/http";

type Context = { params: Promise<{ study: string }> };

/** From which day on recruiters' ids are erased. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const { study } = await params;
    const access = await requireLastingAccess(study, "manage");
    const { eraseOn } = await readForm(request, retentionSchema);
    await setRetentionDay(access, eraseOn === "" ? null : eraseOn);
    const location = `/studies/${access.slug}/recruitment#retention`;
    return new Response(null, { status: 303, headers: { Location: location } });
  });
}
