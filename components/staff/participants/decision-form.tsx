"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { REASON_LENGTH } from "@/lib/schemas/participants/erasure";

/** Asks why, and sends the decision with it; what was typed stays until the decision is stored. */
export function DecisionForm({
  id,
  action,
  decision,
  button,
  look,
  onward,
  label = "Why? Do not name the person",
}: {
  id: string;
  action: string;
  /** What is sent beside the reason. */
  decision: Record<string, unknown>;
  /** What the button says: the decision, and about whom. */
  button: string;
  look: "danger" | "secondary";
  /** Where to go afterwards; without it the page is shown anew. */
  onward?: string;
  label?: string;
}) {
  const router = useRouter();
  const ready = useHydrated();
  const [reason, setReason] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [failure, setFailure] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    setFailure(null);
    if (reason.trim() === "") {
      setProblem("Say why.");
      document.getElementById(id)?.focus();
      return;
    }
    setProblem(undefined);
    setBusy(true);
    const reply = await askServer("POST", action, { ...decision, reason });
    setBusy(false);
    if (reply.kind === "done") {
      setReason("");
      if (onward) router.push(onward);
      router.refresh();
    } else if (reply.kind === "unreachable") {
      setFailure("The server cannot be reached. Load the page again to see what is stored.");
    } else {
      setProblem(reply.fields.find(({ path }) => path === "reason")?.message);
      setFailure(reply.message);
    }
  }

  return (
    <form onSubmit={submit} noValidate className="max-w-[66ch] space-y-3 print:hidden">
      <TextField
        id={id}
        name="reason"
        label={label}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        problem={problem}
        maxLength={REASON_LENGTH}
        autoComplete="off"
      />
      <div role="alert">{failure ? <Notice look="danger">{failure}</Notice> : null}</div>
      <Button type="submit" look={look} disabled={!ready} aria-disabled={busy}>
        {button}
      </Button>
    </form>
  );
}
