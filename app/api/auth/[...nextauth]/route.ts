import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { env } from "@/lib/env";
import type { AppError } from "@/lib/errors";
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
    if (outcome.refusal) return refusalReply(outcome.refusal);
    if (outcome.deviceCookie) reply.headers.append("Set-Cookie", outcome.deviceCookie);
    return reply;
  });
}

/** As other routes refuse, with the address that the library's own form looks for. */
function refusalReply({ code, message, status, retryAfter }: AppError): Response {
  const url = new URL("/sign-in?error=unavailable", env().NEXTAUTH_URL);
  const headers = { "Retry-After": String(retryAfter ?? 5) };
  return Response.json({ error: { code, message, fields: [] }, url }, { status, headers });
}

export { handle as GET, handle as POST };
