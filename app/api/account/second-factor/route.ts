import { secondFactorSetupSchema } from "@/lib/schemas/accounts/second-factor";
import { askerOf } from "@/lib/server/accounts/asker";
import { beginSecondFactor } from "@/lib/server/accounts/second-factor/change-second-factor";
import { requireEnrollingStaff } from "@/lib/server/accounts/sign-in/auth";
import { answering, readJson } from "@/lib/server/shared/http";

/** Begins two-factor authentication; the reply alone has the secret. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireEnrollingStaff();
    const { current } = await readJson(request, secondFactorSetupSchema);
    const setup = await beginSecondFactor(staff, current, askerOf(request.headers));
    return Response.json(setup, { status: 201, headers: { "Cache-Control": "no-store" } });
  });
}
