import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { askerOf } from "@/lib/server/accounts/asker";
import { authOptions, type SignInOutcome } from "@/lib/server/accounts/sign-in/auth-options";
import { answering } from "@/lib/server/shared/http";

interface Context {
  params: Promise<{ nextauth: string[] }>;
}

function handle(request: NextRequest, context: Context): Promise<Response> {
  return answering(async () => {
    const outcome: SignInOutcome = {};
    const options = authOptions(askerOf(request.headers), outcome);
    const reply: Response = await NextAuth(request as never, context as never, options);
    if (outcome.refusal) throw outcome.refusal;
    if (outcome.deviceCookie) reply.headers.append("Set-Cookie", outcome.deviceCookie);
    return reply;
  });
}

export { handle as GET, handle as POST };
