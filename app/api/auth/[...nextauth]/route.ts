import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { askerOf } from "@/lib/server/accounts/asker";
import { authOptions, type SignInOutcome } from "@/lib/server/accounts/sign-in/auth-options";
import { checkSignInRequest } from "@/lib/server/accounts/sign-in/check-sign-in-request";
import { noticingOverload } from "@/lib/server/accounts/sign-in/noticing-overload";
import { answering } from "@/lib/server/shared/http";

type Context = { params: Promise<{ nextauth: string[] }> };

/** next-auth's own routes, for what is sound. */
function handle(request: NextRequest, context: Context) {
  return answering(async () => {
    checkSignInRequest(request, (await context.params).nextauth);
    const outcome: SignInOutcome = {};
    const { options, overload } = noticingOverload(authOptions(askerOf(request.headers), outcome));
    const reply: Response = await NextAuth(request as never, context as never, options);
    const busy = overload();
    if (busy) throw busy;
    if (outcome.refusal) throw outcome.refusal;
    if (outcome.deviceCookie) reply.headers.append("Set-Cookie", outcome.deviceCookie);
    return reply;
  });
}

export { handle as GET, handle as POST };
