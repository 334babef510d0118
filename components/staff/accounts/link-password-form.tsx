"use client";

import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { firstPasswordSchema, SHORTEST_PASSWORD } from "@/lib/schemas/accounts/account";

/** Sets a password by a link that the account's owner was given, and goes to the sign-in page. */
export function LinkPasswordForm({ action, email }: { action: string; email: string }) {
  const { form, button, problems, failure, busy } = useSubmission({
    schema: firstPasswordSchema,
    send: (input) => askServer("POST", action, input),
    done: () => {
      window.location.assign("/sign-in");
      return "leaving";
    },
  });
  return (
    <form {...form} className="space-y-5">
      <TextField
        id="email"
        type="email"
        label="E-mail address"
        value={email}
        readOnly
        autoComplete="username"
      />
      <PasswordField
        id="password"
        name="password"
        label={`A new password, at least ${SHORTEST_PASSWORD} characters`}
        autoComplete="new-password"
        problem={problems.password}
      />
      <FormFailure failure={failure} />
      <Button {...button}>{busy ? "Setting the password…" : "Set the password"}</Button>
    </form>
  );
}
