import type { Metadata } from "next";
import { AcceptInvitation } from "@/components/staff/people/accept-invitation";
import { currentStaff } from "@/lib/server/accounts/auth";
import { findInvitation } from "@/lib/server/accounts/find-invitation";

export const metadata: Metadata = { title: "Invitation" };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [invitation, staff] = await Promise.all([findInvitation(token), currentStaff()]);
  return (
    <main className="mx-auto max-w-md px-4 py-16">
      <p className="font-serif text-soft">Grounded</p>
      {invitation ? (
        <AcceptInvitation token={token} invitation={invitation} signedInAs={staff?.email ?? null} />
      ) : (
        <>
          <h1 className="mb-3 font-serif text-3xl">This invitation cannot be used</h1>
          <p>
            It was used already, taken back, or has run out. Ask whoever sent it for a new one. If
            you have joined by it before, <a href="/sign-in">sign in</a>.
          </p>
        </>
      )}
    </main>
  );
}
