import type { Metadata } from "next";
import { InstallationLog } from "@/components/staff/accounts/installation-log";
import { KeysetLinks } from "@/components/staff/shell/keyset-links";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { TopBar } from "@/components/staff/shell/top-bar";
import { formatCount } from "@/lib/format";
import { auditKeyset } from "@/lib/schemas/audit/audit-filter";
import { listInstallationEntries } from "@/lib/server/accounts/installation/list-installation-entries";
import { requireAdministratorPage } from "@/lib/server/accounts/installation/require-administrator";

export const metadata: Metadata = { title: "Sign-in log" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function SignInLogPage({ searchParams }: Props) {
  const access = await requireAdministratorPage("/accounts/log");
  const { items, total, previous, next } = await listInstallationEntries(
    access,
    auditKeyset.parse(await searchParams),
  );
  return (
    <>
      <TopBar email={access.email} />
      <main className="mx-auto max-w-[94rem] px-4 py-8 md:px-6">
        <p className="text-soft">
          <StaffLink href="/accounts">Accounts</StaffLink>
        </p>
        <h1 className="font-serif text-[1.728rem]">Sign-in log</h1>
        <p className="mt-2 mb-6 max-w-[66ch]">
          Sign-ins, failed attempts, password changes and changes of roles. Entries cannot be edited
          or deleted.
        </p>
        {items.length > 0 ? (
          <>
            <InstallationLog
              entries={items}
              caption={`Newest first: ${formatCount(items.length)} of ${formatCount(total)}`}
            />
            <KeysetLinks
              path="/accounts/log"
              query={{}}
              label="Pages"
              previous={previous}
              next={next}
            />
          </>
        ) : (
          <p>
            {total > 0 ? <StaffLink href="/accounts/log">First page</StaffLink> : "No entries."}
          </p>
        )}
      </main>
    </>
  );
}
