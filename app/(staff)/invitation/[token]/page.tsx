import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AcceptInvitation } from "@/components/staff/accounts/accept-invitation";
import { currentStaff } from "@/lib/server/accounts/sign-in/auth";
import { listSignInProviders } from "@/lib/server/accounts/sign-in/sign-in-providers";
import {
  findClaimedStudy,
  findInvitation,
  findJoinedStudy,
} from "@/lib/server/accounts/team/find-invitation";

export const metadata: Metadata = { title: "Invitation" };

interface Props {
  params: Promise<{ token: string }>;
}

export default async function InvitationPage({ params }: Props) {
  const { token } = await params;
  const [invitation, staff] = await Promise.all([findInvitation(token), currentStaff()]);
  const joined = invitation === null && staff ? await findJoinedStudy(token, staff.userId) : null;
  if (joined) redirect(`/studies/${joined}/monitor`);
  const claimed = invitation === null && staff ? await findClaimedStudy(token, staff.userId) : null;
  return (
    <main className="mx-auto max-w-md px-4 py-16">
      <p className="font-serif text-soft">Grounded</p>
      {invitation ? (
        <AcceptInvitation
          token={token}
          invitation={invitation}
          signedInAs={staff?.email ?? null}
          providers={listSignInProviders()}
        />
      ) : claimed ? (
        <>
          <h1 className="mb-3 font-serif text-3xl">Waiting for confirmation</h1>
          <p>
            The invitation to “{claimed}” names another e-mail address than {staff?.email}. An owner
            of the study has to confirm you. This page leads to the study once that is done.
          </p>
        </>
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
