import { firstPasswordSchema } from "@/lib/schemas/accounts/account";
import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { setFirstPassword } from "@/lib/server/accounts/sign-in/set-first-password";
import { answering, readJson } from "@/lib/server/shared/http";

/** A password for an account that has none. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireStaff();
    const { password } = await readJson(request, firstPasswordSchema);
    await setFirstPassword(staff, password);
    return Response.json({ hasPassword: true });
  });
}
