"use client";

import { useRouter } from "next/navigation";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { say } from "@/components/staff/shell/status-line";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { firstPasswordSchema, SHORTEST_PASSWORD } from "@/lib/schemas/accounts/account";

/** The first password of an account that a provider signs in to. */
export function FirstPasswordForm() {
  const router = useRouter();
  const { form, button, problems, failure } = useSubmission({
    schema: firstPasswordSchema,
    send: (input) => askServer("POST", "/api/account/first-password", input),
    done: () => {
      say("The account has a password now.");
      router.refresh();
    },
  });
  return (
    <form {...form} className="space-y-4">
      <p>This account has no password yet: a provider signs you in.</p>
      <PasswordField
        id="password"
        name="password"
        label={`A password, at least ${SHORTEST_PASSWORD} characters`}
        autoComplete="new-password"
        problem={problems.password}
      />
      <FormFailure failure={failure} />
      <Button {...button} look="secondary">
        Set the password
      </Button>
    </form>
  );
}
