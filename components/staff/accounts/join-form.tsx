"use client";

import { z } from "zod";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { SignOutButton } from "./sign-out-button";

/** Joins a study as who is signed in. */
export function JoinForm({ action, email }: { action: string; email: string }) {
  const { form, button, failure, busy } = useSubmission({
    schema: z.object({}),
    send: (input) => askServer("POST", action, input),
    done: (body) => {
      const { slug } = body as { slug: string };
      window.location.assign(`/studies/${slug}/monitor`);
      return "leaving";
    },
  });
  return (
    <form {...form} className="space-y-4">
      <p>You are signed in as {email}.</p>
      <FormFailure failure={failure} />
      <Button {...button}>{busy ? "Joining…" : "Join the study"}</Button>
      <p className="text-soft">
        It is not you? <SignOutButton /> and open the invitation again.
      </p>
    </form>
  );
}
