"use client";

import type { z } from "zod";
import { CopyLine } from "@/components/staff/shell/copy-line";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { formatInstant } from "@/lib/format";
import { apiTokenSchema, LONGEST_TOKEN_DAYS } from "@/lib/schemas/accounts/api-token";
import { SCOPE_WORDS, TOKEN_SCOPES } from "@/lib/views/accounts/token-scope";
import { useMadeOnce } from "./use-made-once";

interface Made {
  token: string;
  name: string;
  expiresAt: string;
}

/** Makes a token for a program, and shows it: here and now only. */
export function TokenForm({ action }: { action: string }) {
  const { made, form, button, problems, failure, busy } = useMadeOnce<
    Made,
    z.infer<typeof apiTokenSchema>
  >(action, apiTokenSchema, (data) => ({
    ...Object.fromEntries(data),
    scopes: data.getAll("scopes"),
  }));
  return (
    <>
      <form {...form} className="max-w-[40rem] space-y-4">
        <div className="grid items-end gap-4 sm:grid-cols-[1fr_12rem]">
          <TextField
            id="token-name"
            name="name"
            label="What is it for?"
            autoComplete="off"
            problem={problems.name}
          />
          <TextField
            id="token-days"
            name="days"
            inputMode="numeric"
            label={`Days (up to ${LONGEST_TOKEN_DAYS})`}
            defaultValue="90"
            autoComplete="off"
            problem={problems.days}
          />
        </div>
        <ScopeFields problem={problems.scopes} />
        <FormFailure failure={failure} />
        <Button {...button} look="secondary">
          {busy ? "Making it…" : "Make a token"}
        </Button>
      </form>
      <div role="status" className="mt-5 max-w-[66ch]">
        {made ? (
          <Notice look="look" title={`The token for “${made.name}”`}>
            <p>
              It works until {formatInstant(made.expiresAt)}. Copy it now: it is not shown again.
            </p>
            <CopyLine label="Token" text={made.token} />
          </Notice>
        ) : null}
      </div>
    </>
  );
}

function ScopeFields({ problem }: { problem: string | undefined }) {
  return (
    <fieldset aria-describedby={problem ? "scopes-problem" : undefined}>
      <legend className="font-semibold">What may a program with it do?</legend>
      {TOKEN_SCOPES.map((scope) => (
        <label key={scope} className="flex min-h-11 items-center gap-3">
          <input
            type="checkbox"
            name="scopes"
            value={scope}
            className="size-5 shrink-0 accent-accent"
          />
          <span>
            {SCOPE_WORDS[scope].may} <span className="text-soft">({scope})</span>
          </span>
        </label>
      ))}
      {problem ? (
        <p id="scopes-problem" className="mt-1 text-danger">
          {problem}
        </p>
      ) : null}
    </fieldset>
  );
}
