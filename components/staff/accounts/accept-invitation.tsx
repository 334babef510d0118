import type { InvitationView } from "@/lib/views/accounts/invitation-view";
import { ROLE_WORDS } from "@/lib/views/accounts/staff-role";
import { JoinForm } from "./join-form";
import { NewAccountForm } from "./new-account-form";
import { ProviderButtons } from "./provider-buttons";

/** What somebody is invited to, and the ways to accept: as who is signed in, or by a new account. */
export function AcceptInvitation({
  token,
  invitation,
  signedInAs,
  providers,
}: {
  token: string;
  invitation: InvitationView;
  signedInAs: string | null;
  /** Who can vouch for somebody instead of a password. */
  providers: { id: string; name: string }[];
}) {
  const { email, role, study, by, known } = invitation;
  const signIn = `/sign-in?callbackUrl=${encodeURIComponent(`/invitation/${token}`)}`;
  return (
    <>
      <h1 className="mb-3 font-serif text-3xl">Join “{study}”</h1>
      <p className="mb-8">
        {by ?? "The study’s owner"} invites {email} to work on this study as{" "}
        <strong>{ROLE_WORDS[role].name.toLowerCase()}</strong>: you can {ROLE_WORDS[role].can}.
      </p>
      {signedInAs ? (
        <JoinForm
          action={`/api/invitations/${token}/membership`}
          email={signedInAs}
          invited={email}
        />
      ) : known ? (
        <p>
          There is an account with this address. <a href={signIn}>Sign in</a> to it, and you come
          back here.
        </p>
      ) : (
        <>
          <NewAccountForm action={`/api/invitations/${token}/account`} email={email} />
          <ProviderButtons providers={providers} target={`/invitation/${token}`} />
          <p className="mt-8 border-t border-line pt-4">
            You have an account under another address? <a href={signIn}>Sign in</a> to it, and you
            come back here.
          </p>
        </>
      )}
    </>
  );
}
