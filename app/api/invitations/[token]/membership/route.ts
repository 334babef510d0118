import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { acceptAsMember } from "@/lib/server/accounts/team/accept-invitation";
import { answering } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ token: string }>;
}

/** Who is signed in joins the study of the invitation. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const staff = await requireStaff();
    const slug = await acceptAsMember((await params).token, staff.userId);
    return Response.json({ slug });
  });
}
