import { limitLinks } from "@/lib/server/accounts/limit-links";
import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { acceptAsMember } from "@/lib/server/accounts/team/accept-invitation";
import { answering } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ token: string }>;
}

/** A signed-in person joins the study of the invitation, or asks its owners to confirm. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    const staff = await requireStaff();
    await limitLinks(request);
    return Response.json(await acceptAsMember((await params).token, staff.userId));
  });
}
