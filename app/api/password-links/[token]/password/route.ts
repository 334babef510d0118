import { firstPasswordSchema } from "@/lib/schemas/accounts/account";
import { redeemAccountLink } from "@/lib/server/accounts/installation/redeem-account-link";
import { limitLinks } from "@/lib/server/accounts/limit-links";
import { answering, readJson } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ token: string }>;
}

/** Sets a password by a link. */
export function POST(request: Request, { params }: Context) {
  return answering(async () => {
    await limitLinks(request);
    const { password } = await readJson(request, firstPasswordSchema);
    return Response.json({ email: await redeemAccountLink((await params).token, password) });
  });
}
