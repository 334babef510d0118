import { secondFactorRemovalSchema } from "@/lib/schemas/accounts/second-factor";
import { askerOf } from "@/lib/server/accounts/asker";
import { removeSecondFactor } from "@/lib/server/accounts/second-factor/change-second-factor";
import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { answering, readJson } from "@/lib/server/shared/http";

/** Turns two-factor authentication off. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireStaff();
    const input = await readJson(request, secondFactorRemovalSchema);
    await removeSecondFactor(staff, input, askerOf(request.headers));
    return Response.json({ removed: true });
  });
}
