"use client";

import { FormFailure } from "@/components/staff/shell/form-failure";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { type HandedAccountInput, handedAccountSchema } from "@/lib/schemas/accounts/installation";
import { CreatedLink, type CreatedLinkView } from "./created-link";
import { useMadeOnce } from "./use-made-once";

/** Makes an account, and shows the link that hands it over. */
export function NewHandedAccount() {
  const { made, form, button, problems, failure, busy } = useMadeOnce<
    CreatedLinkView,
    HandedAccountInput
  >("/api/accounts", handedAccountSchema);
  return (
    <>
      <form {...form} className="max-w-[34rem] space-y-4">
        <TextField
          id="email"
          name="email"
          type="email"
          label="E-mail address"
          autoComplete="off"
          problem={problems.email}
        />
        <FormFailure failure={failure} />
        <Button {...button}>{busy ? "Creating…" : "Create account"}</Button>
      </form>
      <div role="status" className="mt-5 max-w-[66ch]">
        {made ? <CreatedLink made={made} /> : null}
      </div>
    </>
  );
}
