"use client";

import { z } from "zod";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { Button } from "@/components/ui/button";
import { CreatedLink, type CreatedLinkView } from "./created-link";
import { useMadeOnce } from "./use-made-once";

const nothing = z.object({});

/** Makes a password link for an account, and shows it: here and now only. */
export function AccountLinkForm({ id, email }: { id: string; email: string }) {
  const { made, form, button, failure, busy } = useMadeOnce<CreatedLinkView, object>(
    `/api/accounts/${id}/link`,
    nothing,
  );
  return (
    <form {...form} className="space-y-3">
      <Button {...button} look="secondary">
        {busy ? "Creating…" : "Create password link"}
        <span className="sr-only"> for {email}</span>
      </Button>
      <FormFailure failure={failure} />
      <div role="status">{made ? <CreatedLink made={made} /> : null}</div>
    </form>
  );
}
