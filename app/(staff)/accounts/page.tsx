import type { Metadata } from "next";
import { AccountTable } from "@/components/staff/accounts/account-table";
import { NewHandedAccount } from "@/components/staff/accounts/new-handed-account";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { StatusLine } from "@/components/staff/shell/status-line";
import { TopBar } from "@/components/staff/shell/top-bar";
import { listAccounts } from "@/lib/server/accounts/installation/list-accounts";
import { requireAdministratorPage } from "@/lib/server/accounts/installation/require-administrator";
import {
  INSTALLATION_ROLE_WORDS,
  INSTALLATION_ROLES,
} from "@/lib/views/accounts/installation-role";

export const metadata: Metadata = { title: "Accounts" };

export default async function AccountsPage() {
  const access = await requireAdministratorPage("/accounts");
  return (
    <>
      <TopBar email={access.email} />
      <main className="mx-auto max-w-[94rem] px-4 py-8 md:px-6">
        <h1 className="font-serif text-[1.728rem]">Accounts</h1>
        <dl className="mt-2 mb-6 max-w-[66ch]">
          {INSTALLATION_ROLES.map((role) => (
            <div key={role}>
              <dt className="inline font-semibold">{INSTALLATION_ROLE_WORDS[role].name}:</dt>{" "}
              <dd className="inline">can {INSTALLATION_ROLE_WORDS[role].can}.</dd>
            </div>
          ))}
        </dl>
        <p className="mb-6">
          <StaffLink href="/accounts/log">Sign-in log</StaffLink>
        </p>
        <StatusLine />
        <AccountTable list={await listAccounts(access)} />
        <section aria-labelledby="new-account" className="mt-10">
          <h2 id="new-account" className="mb-3 font-serif text-[1.2rem]">
            New account
          </h2>
          <NewHandedAccount />
        </section>
      </main>
    </>
  );
}
