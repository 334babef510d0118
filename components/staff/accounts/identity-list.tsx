import { ConfirmedForm } from "@/components/staff/shell/confirmed-form";
import { formatInstant } from "@/lib/format";
import type { IdentityView } from "@/lib/views/accounts/account-view";

/** The providers whose sign-in opens the account. */
export function IdentityList({ identities, last }: { identities: IdentityView[]; last: boolean }) {
  if (identities.length === 0)
    return <p className="text-soft">You sign in by your password alone.</p>;
  return (
    <ul className="space-y-3">
      {identities.map(({ id, name, since }) => (
        <li key={id}>
          <strong>{name}</strong>, since <time dateTime={since}>{formatInstant(since)}</time>
          {last ? (
            <p className="text-soft">
              It is the only way into the account. Before it can be removed, set a password or add
              another sign-in.
            </p>
          ) : (
            <ConfirmedForm
              action={`/api/account/identities/${id}/untying`}
              summary="Remove"
              of={`${name}, since ${formatInstant(since)}`}
              button="Remove this sign-in"
              said={`${name} does not sign you in any more.`}
            >
              It opens this account no more. Sessions that are open stay.
            </ConfirmedForm>
          )}
        </li>
      ))}
    </ul>
  );
}
