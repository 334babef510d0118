import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { endOtherSessions } from "@/lib/server/accounts/sign-in/end-sessions";
import { answering } from "@/lib/server/shared/http";

/** Ends all of the person's sessions but this one. */
export function POST() {
  return answering(async () => {
    const ended = await endOtherSessions(await requireStaff());
    return Response.json({ ended });
  });
}
