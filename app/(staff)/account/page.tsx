import type { Metadata } from "next";
import { NameForm } from "@/components/staff/account/name-form";
import { PasswordForm } from "@/components/staff/account/password-form";
import { SessionList } from "@/components/staff/account/session-list";
import { StatusLine } from "@/components/staff/status-line";
import { TopBar } from "@/components/staff/top-bar";
import { loadAccount } from "@/lib/server/accounts/load-account";
import { requireStaffPage } from "@/lib/server/viewing/require-study-page";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const staff = await requireStaffPage("/account");
  const { name, email, hasPassword, sessions } = await loadAccount(staff);
  return (
    <>
      <TopBar email={email} />
      <main className="mx-auto max-w-[94rem] px-4 py-8 md:px-6">
        <h1 className="font-serif text-[1.728rem]">Your account</h1>
        <p className="mb-8 text-soft">{email}</p>
        <StatusLine />
        <div className="max-w-[34rem] space-y-10">
          <NameForm name={name} />
          <section aria-labelledby="password-title">
            <h2 id="password-title" className="mb-3 font-serif text-[1.2rem]">
              Password
            </h2>
            {hasPassword ? (
              <PasswordForm />
            ) : (
              <p>This account has no password: your provider signs you in.</p>
            )}
          </section>
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
