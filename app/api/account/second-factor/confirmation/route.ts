import { secondFactorConfirmationSchema } from "@/lib/schemas/accounts/second-factor";
import { confirmSecondFactor } from "@/lib/server/accounts/second-factor/change-second-factor";
import { requireEnrollingStaff } from "@/lib/server/accounts/sign-in/auth";
import { answering, readJson } from "@/lib/server/shared/http";

/** Turns two-factor authentication on; the reply alone has the recovery codes. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireEnrollingStaff();
    const { code } = await readJson(request, secondFactorConfirmationSchema);
    const codes = await confirmSecondFactor(staff, code);
    return Response.json({ codes }, { status: 201, headers: { "Cache-Control": "no-store" } });
  });
}
