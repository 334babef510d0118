"use client";

import { z } from "zod";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { SignOutButton } from "./sign-out-button";

/** Joins a study as who is signed in; with another address than the invitation's, an owner confirms. */
export function JoinForm({
  action,
  email,
  invited,
}: {
  action: string;
  email: string;
  invited: string;
}) {
  const claims = email !== invited;
  const { form, button, failure, busy } = useSubmission({
    schema: z.object({}),
    send: (input) => askServer("POST", action, input),
    done: (body) => {
      const accepted = body as { kind: "joined"; slug: string } | { kind: "claimed" };
      if (accepted.kind === "joined") window.location.assign(`/studies/${accepted.slug}/monitor`);
      else window.location.reload();
      return "leaving";
    },
  });
  return (
    <form {...form} className="space-y-4">
      <p>You are signed in as {email}.</p>
      {claims ? (
        <p>The invitation names {invited}, so an owner of the study has to confirm you.</p>
      ) : null}
      <FormFailure failure={failure} />
      <Button {...button}>{busy ? "Joining…" : claims ? "Ask to join" : "Join the study"}</Button>
      <p className="text-soft">
        It is not you? <SignOutButton /> and open the invitation again.
      </p>
    </form>
  );
}
