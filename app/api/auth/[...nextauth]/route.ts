import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { askerOf } from "@/lib/server/accounts/asker";
import { authOptions } from "@/lib/server/accounts/sign-in/auth-options";
import { noticingOverload } from "@/lib/server/accounts/sign-in/noticing-overload";
import { answering } from "@/lib/server/shared/http";

function handle(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  return answering(async () => {
    const { options, overload } = noticingOverload(authOptions(askerOf(request.headers)));
    const reply: Response = await NextAuth(request as never, context as never, options);
    const busy = overload();
    if (busy) throw busy;
    return reply;
  });
}

export { handle as GET, handle as POST };
