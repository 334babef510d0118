import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ProviderButtons } from "@/components/staff/accounts/provider-buttons";
import { SignInForm } from "@/components/staff/accounts/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { env } from "@/lib/env";
import { callbackPath } from "@/lib/schemas/accounts/callback-path";
import { sendsMail } from "@/lib/server/accounts/mail/send-mail";
import { currentStaff } from "@/lib/server/accounts/sign-in/auth";
import { listSignInProviders } from "@/lib/server/accounts/sign-in/sign-in-providers";
import { saySignInProblem } from "@/lib/views/accounts/sign-in-problem";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, error } = await searchParams;
  const target = callbackPath(callbackUrl, env().NEXTAUTH_URL);
  if (await currentStaff()) redirect(target);
  const problem = saySignInProblem(error);
  return (
    <main className="mx-auto max-w-sm px-4 py-16">
      <p className="font-serif text-soft">Grounded</p>
      <h1 className="mb-8 font-serif text-3xl">Sign in</h1>
      {problem ? (
        <div className="mb-6">
          <Notice look="danger">{problem}</Notice>
        </div>
      ) : null}
      <SignInForm target={target} />
      {sendsMail() ? (
        <p className="mt-4">
          <a href="/forgot-password">Forgot your password?</a>
        </p>
      ) : null}
      <ProviderButtons providers={listSignInProviders()} target={target} />
    </main>
  );
}
