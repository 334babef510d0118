"use client";

import { useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { handedAccountSchema } from "@/lib/schemas/accounts/installation";

/** Asks for a mail with a link that sets a new password. */
export function ResetRequestForm() {
  const [said, setSaid] = useState("");
  const { form, button, problems, failure, busy } = useSubmission({
    schema: handedAccountSchema,
    send: (input) => {
      setSaid("");
      return askServer("POST", "/api/password-resets", input);
    },
    done: (_, { email }) => {
      setSaid(`If ${email} has an account here, we sent it a link. It works for one day.`);
    },
  });
  return (
    <form {...form} className="space-y-5">
      <TextField
        id="email"
        name="email"
        type="email"
        label="E-mail address"
        autoComplete="username"
        problem={problems.email}
      />
      <FormFailure failure={failure} />
      <Button {...button}>{busy ? "Sending…" : "Send a link"}</Button>
      <p role="status">{said}</p>
      <p>
        <a href="/sign-in">Sign in</a>
      </p>
    </form>
  );
}
