"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { PasswordField } from "@/components/ui/password-field";
import { passwordChangeSchema, SHORTEST_PASSWORD } from "@/lib/schemas/accounts/account";

/** Changes the password; other browsers have to sign in again. */
export function PasswordForm() {
  const router = useRouter();
  const frame = useRef<HTMLFormElement>(null);
  const [said, setSaid] = useState("");
  const { form, button, problems, failure, busy } = useSubmission({
    schema: passwordChangeSchema,
    send: (input) => {
      setSaid("");
      return askServer("POST", "/api/account/password", input);
    },
    done: (body) => {
      const { ended } = body as { ended: number };
      setSaid(
        `The password is changed. ${ended === 0 ? "No other session was open." : `Sessions that were ended elsewhere: ${ended}.`}`,
      );
      frame.current?.reset();
      router.refresh();
    },
  });
  return (
    <form ref={frame} {...form} className="space-y-4">
      <PasswordField
        id="current"
        name="current"
        label="Your password"
        autoComplete="current-password"
        problem={problems.current}
      />
      <PasswordField
        id="password"
        name="password"
        label={`A new one, at least ${SHORTEST_PASSWORD} characters`}
        autoComplete="new-password"
        problem={problems.password}
      />
      <p className="text-soft">
        API tokens that you made keep working. Revoke them on the page People of their study.
      </p>
      <FormFailure failure={failure} />
      <Button {...button} look="secondary">
        {busy ? "Changing…" : "Change the password, and end other sessions"}
      </Button>
      <p role="status">{said}</p>
    </form>
  );
}
