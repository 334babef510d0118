import { ConfirmedForm } from "@/components/staff/shell/confirmed-form";
import { Table } from "@/components/staff/shell/table";
import { formatInstant } from "@/lib/format";
import { SCOPE_WORDS, TOKEN_SCOPES } from "@/lib/views/accounts/token-scope";
import type { TokenView } from "@/lib/views/accounts/token-view";
import { TokenForm } from "./token-form";

/** Programs that read the study: how they do, which there are, and a token for another. */
export function TokenSection({
  path,
  address,
  description,
  tokens,
}: {
  path: string;
  /** Where the study's addresses for programs begin. */
  address: string;
  /** Where all of them are described. */
  description: string;
  tokens: TokenView[];
}) {
  return (
    <section aria-labelledby="tokens" className="mt-12">
      <h2 id="tokens" tabIndex={-1} className="mb-2 font-serif text-[1.2rem]">
        Programs that read the study
      </h2>
      <p className="max-w-[66ch]">
        A program sends its token along. It can never do more than the person who made the token.
        What it reads is in the audit log. A token ends when its maker’s password is set anew by a
        link. Where two-factor authentication is required, it works only while its maker has it. All
        addresses with their replies are in <a href={description}>the description of the API</a>{" "}
        (OpenAPI 3.1).
      </p>
      <dl className="mt-3 mb-6 max-w-[66ch] space-y-3">
        {TOKEN_SCOPES.map((scope) => (
          <div key={scope}>
            <dt className="inline font-semibold">{scope}:</dt>{" "}
            <dd className="inline">
              {SCOPE_WORDS[scope].may}, at <code>{SCOPE_WORDS[scope].addresses.join(", ")}</code>
              <code className="mt-1 block wrap-anywhere text-soft">
                curl -H "Authorization: Bearer $TOKEN" {address}/{SCOPE_WORDS[scope].addresses[0]}
              </code>
            </dd>
          </div>
        ))}
      </dl>
      <TokenForm action={path} />
      <div className="mt-8">
        {tokens.length > 0 ? (
          <TokenTable path={path} tokens={tokens} />
        ) : (
          <p className="text-soft">No program has a token.</p>
        )}
      </div>
    </section>
  );
}

function TokenTable({ path, tokens }: { path: string; tokens: TokenView[] }) {
  return (
    <Table caption="Tokens">
      <thead>
        <tr>
          <th scope="col">For</th>
          <th scope="col">Scopes</th>
          <th scope="col">Made by</th>
          <th scope="col">Last used</th>
          <th scope="col">Works until</th>
          <th scope="col">
            <span className="sr-only">Revoke</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, name, scopes, by, lastUsedAt, expiresAt, expired, rests }) => (
          <tr key={id}>
            <th scope="row" className="font-normal!">
              {name}
            </th>
            <td>{scopes.join(", ")}</td>
            <td className="wrap-anywhere">{by}</td>
            <td className="min-w-44">
              {lastUsedAt ? (
                <time dateTime={lastUsedAt}>{formatInstant(lastUsedAt)}</time>
              ) : (
                "never"
              )}
            </td>
            <td className="min-w-44">
              {expired ? (
                "has run out"
              ) : (
                <time dateTime={expiresAt}>{formatInstant(expiresAt)}</time>
              )}
              {rests && !expired ? (
                <span className="block text-look">
                  Paused: its maker has no two-factor authentication.
                </span>
              ) : null}
            </td>
            <td className="min-w-44">
              <ConfirmedForm
                action={`${path}/${id}/revocation`}
                summary="Revoke"
                of={`the token for ${name}`}
                button="Revoke the token"
                said={`The token for “${name}” was revoked.`}
              >
                Programs that use it are refused from then on.
              </ConfirmedForm>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
