"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { CopyLine } from "@/components/staff/shell/copy-line";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { TextField } from "@/components/ui/text-field";
import { VERBATIM } from "@/components/ui/verbatim";
import {
  secondFactorConfirmationSchema,
  secondFactorSetupSchema,
} from "@/lib/schemas/accounts/second-factor";
import type { SecondFactorSetup } from "@/lib/views/accounts/second-factor-view";

/** Turns two-factor authentication on: the password, the app, a code of it, and the recovery codes. */
export function SecondFactorSetupForm({ isOn }: { isOn: boolean }) {
  const [setup, setSetup] = useState<SecondFactorSetup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} />;
  if (isOn) return null;
  return setup ? <ConfirmForm setup={setup} onDone={setCodes} /> : <BeginForm onDone={setSetup} />;
}

function BeginForm({ onDone }: { onDone: (setup: SecondFactorSetup) => void }) {
  const { form, button, problems, failure, busy } = useSubmission({
    schema: secondFactorSetupSchema,
    send: (input) => askServer("POST", "/api/account/second-factor", input),
    done: (body) => onDone(body as SecondFactorSetup),
  });
  return (
    <form {...form} className="max-w-[34rem] space-y-4">
      <PasswordField
        id="current"
        name="current"
        label="Your password"
        autoComplete="current-password"
        problem={problems.current}
      />
      <FormFailure failure={failure} />
      <Button {...button}>{busy ? "Setting up…" : "Set up"}</Button>
    </form>
  );
}

function ConfirmForm({
  setup: { size, path, secret },
  onDone,
}: {
  setup: SecondFactorSetup;
  onDone: (codes: string[]) => void;
}) {
  const router = useRouter();
  const { form, button, problems, failure, busy } = useSubmission({
    schema: secondFactorConfirmationSchema,
    send: (input) => askServer("POST", "/api/account/second-factor/confirmation", input),
    done: (body) => {
      onDone((body as { codes: string[] }).codes);
      router.refresh();
    },
  });
  return (
    <form {...form} className="space-y-4">
      <p>Scan this code with your authenticator app, or enter the key there.</p>
      <svg
        role="img"
        aria-label="QR code with the key below"
        viewBox={`0 0 ${size} ${size}`}
        className="w-56 max-w-full bg-white"
        shapeRendering="crispEdges"
      >
        <path d={path} fill="black" />
      </svg>
      <CopyLine label="Key" text={secret} />
      <TextField
        id="code"
        name="code"
        label="The 6-digit code that the app shows"
        inputMode="numeric"
        autoComplete="one-time-code"
        problem={problems.code}
      />
      <FormFailure failure={failure} />
      <Button {...button}>{busy ? "Turning on…" : "Turn on"}</Button>
    </form>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  // The form that had the focus is gone.
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => shown.current?.focus(), []);
  return (
    <div ref={shown} tabIndex={-1}>
      <Notice look="look" title="Save these recovery codes">
        <p>
          Two-factor authentication is on. If you lose your device, each of these codes signs you in
          once. They are not shown again.
        </p>
        <ul className="my-3 grid gap-x-8 font-mono sm:grid-cols-2" aria-label="Recovery codes">
          {codes.map((code) => (
            <li key={code} {...VERBATIM}>
              {code}
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
