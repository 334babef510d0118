"use client";

import type { z } from "zod";
import { CopyLine } from "@/components/staff/shell/copy-line";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { formatInstant } from "@/lib/format";
import { staffInvitationSchema } from "@/lib/schemas/accounts/staff";
import { RoleField } from "./role-field";
import { useMadeOnce } from "./use-made-once";

interface Made {
  /** Null: it was mailed. */
  link: string | null;
  email: string;
  expiresAt: string;
}

/** Invites somebody: the link is mailed, or shown here and now only. */
export function InviteForm({ action }: { action: string }) {
  const { made, form, button, problems, failure, busy } = useMadeOnce<
    Made,
    z.infer<typeof staffInvitationSchema>
  >(action, staffInvitationSchema);
  return (
    <>
      <form {...form} className="max-w-[40rem] space-y-4">
        <div className="grid gap-4 sm:grid-cols-[1fr_12rem]">
          <TextField
            id="email"
            name="email"
            type="email"
            label="E-mail address"
            autoComplete="off"
            problem={problems.email}
          />
          <RoleField id="role" chosen="RESEARCHER" problem={problems.role} />
        </div>
        <FormFailure failure={failure} />
        <Button {...button}>{busy ? "Making the link…" : "Make an invitation"}</Button>
      </form>
      <div role="status" className="mt-5 max-w-[66ch]">
        {made && made.link === null ? (
          <Notice look="look" title={`Sent to ${made.email}`}>
            <p>The invitation works once, until {formatInstant(made.expiresAt)}.</p>
          </Notice>
        ) : null}
        {made?.link ? (
          <Notice look="look" title={`Send this link to ${made.email}`}>
            <p>
              It works once, until {formatInstant(made.expiresAt)}. It is shown here only: nothing
              was sent, and it is not stored.
            </p>
            <CopyLine label="Invitation" text={made.link} />
          </Notice>
        ) : null}
      </div>
    </>
  );
}
