import { requireStudyAccess } from "@/lib/server/accounts/access";
import { answering } from "@/lib/server/http";
import { closeOpenStudy } from "@/lib/server/protocol/close-open-study";

interface Context {
  params: Promise<{ study: string }>;
}

/** Closes the study, and leads back to its protocol. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const access = await requireStudyAccess((await params).study, "manage");
    await closeOpenStudy(access);
    const location = `/studies/${access.slug}/protocol`;
    return new Response(null, { status: 303, headers: { Location: location } });
  });
}
