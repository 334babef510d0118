import type { Metadata } from "next";
import { LinkPasswordForm } from "@/components/staff/accounts/link-password-form";
import { findAccountLink } from "@/lib/server/accounts/installation/redeem-account-link";

export const metadata: Metadata = { title: "Set a password" };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function PasswordLinkPage({ params }: Props) {
  const { token } = await params;
  const email = await findAccountLink(token);
  return (
    <main className="mx-auto max-w-md px-4 py-16">
      <p className="font-serif text-soft">Grounded</p>
      {email ? (
        <>
          <h1 className="mb-3 font-serif text-3xl">Set a password</h1>
          <p className="mb-8">
            All open sessions of this account end, and its API tokens stop working.
          </p>
          <LinkPasswordForm action={`/api/password-links/${token}/password`} email={email} />
        </>
      ) : (
        <>
          <h1 className="mb-3 font-serif text-3xl">This link cannot be used</h1>
          <p>
            It was used already or has expired. Ask an administrator for a new one, or{" "}
            <a href="/sign-in">sign in</a>.
          </p>
        </>
      )}
    </main>
  );
}
