import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { endSession } from "@/lib/server/accounts/sign-in/end-sessions";
import { answering, readId } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ session: string }>;
}

/** Ends one of the person's sessions. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const staff = await requireStaff();
    await endSession(staff, readId((await params).session));
    return Response.json({ ended: 1 });
  });
}
