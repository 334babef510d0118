"use client";

import { signIn } from "next-auth/react";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { newAccountSchema, SHORTEST_PASSWORD } from "@/lib/schemas/accounts/account";

/** Makes an account with a password, signs in to it, and goes to the study. */
export function NewAccountForm({ action, email }: { action: string; email: string }) {
  const { form, button, problems, failure, busy } = useSubmission({
    schema: newAccountSchema,
    send: async (input) => {
      const reply = await askServer("POST", action, input);
      // If that fails all the same, the study's page asks to sign in.
      if (reply.kind === "done") {
        const { password } = input;
        await signIn("credentials", { email, password, redirect: false }).catch(() => null);
      }
      return reply;
    },
    done: (body) => {
      const { slug } = body as { slug: string };
      window.location.assign(`/studies/${slug}/monitor`);
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
      <TextField
        id="name"
        name="name"
        label="Your name, for your colleagues"
        autoComplete="name"
        problem={problems.name}
      />
      <PasswordField
        id="password"
        name="password"
        label={`A new password, at least ${SHORTEST_PASSWORD} characters`}
        autoComplete="new-password"
        problem={problems.password}
      />
      <FormFailure failure={failure} />
      <Button {...button}>{busy ? "Making the account…" : "Make the account and join"}</Button>
    </form>
  );
}
