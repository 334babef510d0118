import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { askerOf, authOptions } from "@/lib/server/accounts/auth";

function handle(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  return NextAuth(request as never, context as never, authOptions(askerOf(request.headers)));
}

export { handle as GET, handle as POST };
