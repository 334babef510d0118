import { ConfirmedForm } from "@/components/staff/shell/confirmed-form";
import { Table } from "@/components/staff/shell/table";
import { formatInstant } from "@/lib/format";
import { ROLE_WORDS } from "@/lib/views/accounts/staff-role";
import type { OpenInvitation } from "@/lib/views/accounts/staff-view";

/** Who was asked, and has not come yet. */
export function InvitationList({
  path,
  invitations,
}: {
  path: string;
  invitations: OpenInvitation[];
}) {
  return (
    <Table caption="Pending invitations">
      <thead>
        <tr>
          <th scope="col">E-mail address</th>
          <th scope="col">Role</th>
          <th scope="col">Invited by</th>
          <th scope="col">Works until</th>
          <th scope="col">
            <span className="sr-only">Take back</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {invitations.map(({ id, email, role, by, expiresAt, expired, claimedBy }) => (
          <tr key={id}>
            <th scope="row" className="font-normal!">
              {email}
              {claimedBy ? (
                <span className="block">
                  <strong>{claimedBy}</strong> asks to join with it
                </span>
              ) : null}
            </th>
            <td>{ROLE_WORDS[role].name}</td>
            <td>{by ?? "an account that is gone"}</td>
            <td className="min-w-44">
              {claimedBy ? (
                "waits for confirmation"
              ) : expired ? (
                "has run out"
              ) : (
                <time dateTime={expiresAt}>{formatInstant(expiresAt)}</time>
              )}
            </td>
            <td className="min-w-48">
              {claimedBy ? (
                <ConfirmedForm
                  action={`${path}/${id}/confirmation`}
                  summary="Confirm"
                  of={`${claimedBy}, invited as ${email}`}
                  button={`Let ${claimedBy} join`}
                  said={`${claimedBy} joined the study.`}
                >
                  You invited {email}. Confirm only if you know that {claimedBy} is the same person.
                </ConfirmedForm>
              ) : null}
              <ConfirmedForm
                action={`${path}/${id}/revocation`}
                summary="Take back"
                of={`the invitation of ${email}`}
                button="Take the invitation back"
                said={`The invitation of ${email} was taken back.`}
              >
                {claimedBy
                  ? `${claimedBy} does not join the study, and the link stops working.`
                  : `The link that ${email} was given will not work any more.`}
              </ConfirmedForm>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
