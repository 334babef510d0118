import { ConfirmedForm } from "@/components/staff/shell/confirmed-form";
import { formatCount, formatInstant } from "@/lib/format";
import type { AccountList, AccountRow } from "@/lib/views/accounts/installation-view";
import { AccountLinkForm } from "./account-link-form";
import { InstallationRoleForm } from "./installation-role-form";

/** Every account, with its installation role, which can be changed, and the link that hands it over. */
export function AccountTable({ list: { accounts, administrators } }: { list: AccountList }) {
  return (
    <ul className="max-w-[60rem]">
      {accounts.map((account) => (
        <li
          key={account.id}
          className="grid gap-x-6 gap-y-2 border-t border-line py-4 md:grid-cols-[1fr_24rem]"
        >
          <Account account={account} />
          <div className="space-y-3">
            {account.role === "ADMINISTRATOR" && administrators === 1 ? (
              <p className="text-soft">
                Administrator. An installation needs at least one: make another account an
                administrator first.
              </p>
            ) : (
              <InstallationRoleForm account={account} />
            )}
            {account.self ? null : <AccountLinkForm id={account.id} email={account.email} />}
            {account.secondFactor && !account.self ? (
              <ConfirmedForm
                action={`/api/accounts/${account.id}/second-factor/removal`}
                summary="Reset two-factor authentication"
                of={`of ${account.email}`}
                button="Reset"
                said={`Two-factor authentication of ${account.email} was reset.`}
              >
                For an owner who lost the device and the recovery codes. Make sure that it is the
                owner who asks. All sessions of the account end.
              </ConfirmedForm>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Account({ account }: { account: AccountRow }) {
  const { email, name, self, proven, studies, since, lastSeenAt } = account;
  return (
    <div className="min-w-0">
      <p className="font-semibold break-words">
        {name ?? email}
        {self ? <span className="font-normal text-soft"> (you)</span> : null}
      </p>
      {name ? <p className="break-words text-soft">{email}</p> : null}
      {proven ? null : (
        <p>E-mail address not verified: the account works in the study that invited it only.</p>
      )}
      <p className="text-soft">
        {studies === 1 ? "1 study" : `${formatCount(studies)} studies`} · since{" "}
        <time dateTime={since}>{formatInstant(since)}</time>
        {lastSeenAt ? (
          <>
            {" "}
            · last seen <time dateTime={lastSeenAt}>{formatInstant(lastSeenAt)}</time>
          </>
        ) : (
          " · not signed in"
        )}
      </p>
    </div>
  );
}
