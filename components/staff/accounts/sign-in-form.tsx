"use client";

import { signIn } from "next-auth/react";
import { useEffect, useRef, useState } from "react";
import type { ServerReply } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { signInWithCodeSchema } from "@/lib/schemas/accounts/sign-in";
import { CODE_MARK } from "@/lib/views/accounts/second-factor-view";
import { WAIT_MARK } from "@/lib/views/accounts/sign-in-wait";

const WRONG = "This e-mail address and password do not belong together. Check both and try again.";
const ASKED = "Enter the code from your authenticator app.";
const BUSY = "Too many sign-ins at the moment. Try again in a few seconds.";
const BROKEN = "Something went wrong on our side. What you typed is still here; try again.";

function sayRefusal(error: string): string {
  if (error.startsWith(WAIT_MARK)) return error.slice(WAIT_MARK.length);
  return error === "CredentialsSignin" ? WRONG : BROKEN;
}

/** `askCode` is called where the account wants a code. */
async function send(
  input: { email: string; password: string; code: string },
  askCode: () => void,
): Promise<ServerReply> {
  try {
    const result = await signIn("credentials", { ...input, redirect: false });
    if (result?.ok) return { kind: "done", body: null };
    if (result?.error?.startsWith(CODE_MARK)) {
      askCode();
      const message = result.error.slice(CODE_MARK.length);
      const fields = message ? [{ path: "code", message }] : [];
      return { kind: "refused", status: 401, code: "refused", message: ASKED, fields };
    }
    if (result?.status === 503) {
      return { kind: "refused", status: 503, code: "unavailable", message: BUSY, fields: [] };
    }
    const message = sayRefusal(result?.error ?? "");
    return { kind: "refused", status: result?.status ?? 500, code: "refused", message, fields: [] };
  } catch {
    return { kind: "unreachable" };
  }
}

/** Signs in and goes to `target`, a path that the server has checked. */
export function SignInForm({ target }: { target: string }) {
  const [asksCode, setAsksCode] = useState(false);
  const code = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asksCode) code.current?.querySelector("input")?.focus();
  }, [asksCode]);
  const { form, button, problems, failure, busy } = useSubmission({
    schema: signInWithCodeSchema,
    send: (input) => send(input, () => setAsksCode(true)),
    done: () => {
      // A whole load, not a soft one: nothing that was rendered for nobody stays in the router's cache.
      window.location.assign(target);
      return "leaving";
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
      <TextField
        id="password"
        name="password"
        type="password"
        label="Password"
        autoComplete="current-password"
        problem={problems.password}
      />
      {asksCode ? (
        <div ref={code}>
          <TextField
            id="code"
            name="code"
            label="6-digit code, or a recovery code"
            autoComplete="one-time-code"
            problem={problems.code}
          />
        </div>
      ) : null}
      <FormFailure failure={failure} />
      <Button {...button}>{busy ? "Signing in…" : "Sign in"}</Button>
    </form>
  );
}
