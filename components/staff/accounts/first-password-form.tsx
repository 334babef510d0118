"use client";

import { useRouter } from "next/navigation";
import { FormFailure } from "@/components/staff/form-failure";
import { askServer } from "@/components/staff/protocol/ask-server";
import { say } from "@/components/staff/status-line";
import { useSubmission } from "@/components/staff/use-submission";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { firstPasswordSchema, SHORTEST_PASSWORD } from "@/lib/schemas/account";

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
