import { passwordChangeSchema } from "@/lib/schemas/accounts/account";
import { askerOf } from "@/lib/server/accounts/asker";
import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { changePassword } from "@/lib/server/accounts/sign-in/change-password";
import { answering, readJson } from "@/lib/server/shared/http";

/** A new password, for who knows the old one. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireStaff();
    const input = await readJson(request, passwordChangeSchema);
    const ended = await changePassword(staff, input, askerOf(request.headers));
    return Response.json({ ended });
  });
}
