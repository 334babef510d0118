"use client";

import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { secondFactorRemovalSchema } from "@/lib/schemas/accounts/second-factor";

/** Turns two-factor authentication off, by the password and a code. */
export function SecondFactorRemovalForm() {
  const { form, button, problems, failure, busy } = useSubmission({
    schema: secondFactorRemovalSchema,
    send: (input) => askServer("POST", "/api/account/second-factor/removal", input),
    done: () => {
      window.location.reload();
      return "leaving";
    },
  });
  return (
    <details>
      <summary className="min-h-9 w-fit cursor-pointer text-danger">Turn off…</summary>
      <form {...form} className="mt-2 max-w-[34rem] space-y-4">
        <PasswordField
          id="removal-password"
          name="current"
          label="Your password"
          autoComplete="current-password"
          problem={problems.current}
        />
        <TextField
          id="removal-code"
          name="code"
          label="6-digit code, or a recovery code"
          autoComplete="one-time-code"
          problem={problems.code}
        />
        <FormFailure failure={failure} />
        <Button {...button} look="danger">
          {busy ? "Turning off…" : "Turn off two-factor authentication"}
        </Button>
      </form>
    </details>
  );
}
