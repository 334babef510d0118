import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { connection } from "next/server";
import { ResetRequestForm } from "@/components/staff/accounts/reset-request-form";
import { sendsMail } from "@/lib/server/accounts/mail/send-mail";

export const metadata: Metadata = { title: "Forgot your password?" };

export default async function ForgotPasswordPage() {
  // A build has no settings.
  await connection();
  if (!sendsMail()) notFound();
  return (
    <main className="mx-auto max-w-sm px-4 py-16">
      <p className="font-serif text-soft">Grounded</p>
      <h1 className="mb-8 font-serif text-3xl">Forgot your password?</h1>
      <ResetRequestForm />
    </main>
  );
}
