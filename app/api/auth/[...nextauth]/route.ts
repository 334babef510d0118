import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { askerOf } from "@/lib/server/accounts/asker";
import { authOptions } from "@/lib/server/accounts/sign-in/auth-options";

function handle(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  return NextAuth(request as never, context as never, authOptions(askerOf(request.headers)));
}

export { handle as GET, handle as POST };
