import { ConfirmedForm } from "@/components/staff/shell/confirmed-form";
import { Table } from "@/components/staff/shell/table";
import { formatInstant } from "@/lib/format";
import type { SessionView } from "@/lib/views/accounts/account-view";

/** Where somebody is signed in, and the ways to end it. */
export function SessionList({ sessions }: { sessions: SessionView[] }) {
  const others = sessions.filter(({ here }) => !here).length;
  return (
    <>
      <Table caption={<span className="sr-only">Where you are signed in</span>}>
        <thead>
          <tr>
            <th scope="col">Browser</th>
            <th scope="col">Signed in</th>
            <th scope="col">Last seen</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, browser, here, since, lastSeenAt }) => (
            <tr key={id}>
              <th scope="row" className="font-normal!">
                {browser}
                {here ? <strong> · this one</strong> : null}
              </th>
              <td>
                <time dateTime={since}>{formatInstant(since)}</time>
              </td>
              <td>
                {here ? "now" : <time dateTime={lastSeenAt}>{formatInstant(lastSeenAt)}</time>}
                {here ? null : (
                  <ConfirmedForm
                    action={`/api/account/sessions/${id}/ending`}
                    summary="End"
                    of={`the session of ${browser}, signed in ${formatInstant(since)}`}
                    button="End this session"
                    said={`The session of ${browser} was ended.`}
                  >
                    That browser has to sign in again.
                  </ConfirmedForm>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
      {others > 1 ? (
        <div className="mt-4">
          <ConfirmedForm
            action="/api/account/sessions/ending"
            summary="End all others"
            of=""
            button={`End the ${others} other sessions`}
            said="All other sessions were ended."
          >
            All browsers but this one have to sign in again.
          </ConfirmedForm>
        </div>
      ) : null}
    </>
  );
}
