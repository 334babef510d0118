import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { untieIdentity } from "@/lib/server/accounts/sign-in/untie-identity";
import { answering } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ identity: string }>;
}

/** From then on this provider's sign-in opens the account no more. */
export function POST(_request: Request, { params }: Context) {
  return answering(async () => {
    const staff = await requireStaff();
    await untieIdentity(staff, (await params).identity);
    return Response.json({ untied: true });
  });
}
