import type { Metadata } from "next";
import { AlertsForm } from "@/components/staff/accounts/alerts-form";
import { FirstPasswordForm } from "@/components/staff/accounts/first-password-form";
import { IdentityList } from "@/components/staff/accounts/identity-list";
import { NameForm } from "@/components/staff/accounts/name-form";
import { PasswordForm } from "@/components/staff/accounts/password-form";
import { ProviderButtons } from "@/components/staff/accounts/provider-buttons";
import { SessionList } from "@/components/staff/accounts/session-list";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { StatusLine } from "@/components/staff/shell/status-line";
import { TopBar } from "@/components/staff/shell/top-bar";
import { Notice } from "@/components/ui/notice";
import { loadAccount } from "@/lib/server/accounts/load-account";
import { listSignInProviders } from "@/lib/server/accounts/sign-in/sign-in-providers";
import { requireStaffPage } from "@/lib/server/shared/require-study-page";
import { TIED_PATH } from "@/lib/views/accounts/account-view";
import { saySignInProblem } from "@/lib/views/accounts/sign-in-problem";

export const metadata: Metadata = { title: "Your account" };

interface Props {
  searchParams: Promise<{ tied?: string | string[]; error?: string | string[] }>;
}

export default async function AccountPage({ searchParams }: Props) {
  const { tied, error } = await searchParams;
  const problem = saySignInProblem(error);
  const providers = listSignInProviders();
  const staff = await requireStaffPage("/account");
  const { name, email, hasPassword, hasSecondFactor, alerts, identities, sessions } =
    await loadAccount(staff);
  return (
    <>
      <TopBar email={email} />
      <main className="mx-auto max-w-[94rem] px-4 py-8 md:px-6">
        <h1 className="font-serif text-[1.728rem]">Your account</h1>
        <p className="mb-8 text-soft">{email}</p>
        <StatusLine />
        {problem ? (
          <div className="mb-6 max-w-[34rem]">
            <Notice look="danger">{problem}</Notice>
          </div>
        ) : null}
        {tied && !problem ? (
          <p role="status" className="mb-6">
            The sign-in is tied to this account.
          </p>
        ) : null}
        <div className="max-w-[34rem] space-y-10">
          <NameForm name={name} />
          <section aria-labelledby="password-title">
            <h2 id="password-title" className="mb-3 font-serif text-[1.2rem]">
              Password
            </h2>
            {hasPassword ? <PasswordForm /> : <FirstPasswordForm />}
          </section>
          {hasPassword ? (
            <section aria-labelledby="two-factor">
              <h2 id="two-factor" className="mb-3 font-serif text-[1.2rem]">
                Two-factor authentication
              </h2>
              <p>
                {hasSecondFactor ? "On. " : "Off. "}
                <StaffLink href="/account/two-factor">
                  {hasSecondFactor ? "Manage" : "Set up"}
                </StaffLink>
              </p>
            </section>
          ) : null}
          {alerts === null ? null : (
            <section aria-labelledby="alerts">
              <h2 id="alerts" className="mb-3 font-serif text-[1.2rem]">
                Study alerts
              </h2>
              <AlertsForm alerts={alerts} />
            </section>
          )}
          {providers.length > 0 || identities.length > 0 ? (
            <section aria-labelledby="identities">
              <h2 id="identities" className="mb-3 font-serif text-[1.2rem]">
                Sign-in by a provider
              </h2>
              <IdentityList
                identities={identities}
                last={!hasPassword && identities.length === 1}
              />
              <ProviderButtons providers={providers} target={TIED_PATH} verb="Also sign in with" />
            </section>
          ) : null}
        </div>
        <section aria-labelledby="sessions" className="mt-10 max-w-[60rem]">
          <h2 id="sessions" className="mb-3 font-serif text-[1.2rem]">
            Where you are signed in
          </h2>
          <SessionList sessions={sessions} />
        </section>
      </main>
    </>
  );
}
