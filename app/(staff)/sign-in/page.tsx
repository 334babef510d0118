import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/staff/sign-in-form";
import { env } from "@/lib/env";
import { callbackPath } from "@/lib/schemas/callback-path";
import { currentStaff } from "@/lib/server/accounts/auth";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<{ callbackUrl?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const target = callbackPath((await searchParams).callbackUrl, env().NEXTAUTH_URL);
  if (await currentStaff()) redirect(target);
  return (
    <main className="mx-auto max-w-sm px-4 py-16">
      <p className="font-serif text-soft">Grounded</p>
      <h1 className="mb-8 font-serif text-3xl">Sign in</h1>
      <SignInForm target={target} />
    </main>
  );
}
