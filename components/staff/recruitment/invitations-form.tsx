"use client";

import { type FormEvent, useRef, useState } from "react";
import { saveFile } from "@/components/charts/download/save-file";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import {
  invitationsSchema,
  LONGEST_INVITATION_DAYS,
  MOST_INVITATIONS,
} from "@/lib/schemas/recruitment/invitations";
import { readRefusal } from "./read-refusal";

type Problems = Partial<Record<"count" | "days", string>>;

/** Asks for invitations and hands them to the downloads as a file. */
export function InvitationsForm({ action, file }: { action: string; file: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [problems, setProblems] = useState<Problems>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    setFailure(null);
    setSaid("");
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const parsed = invitationsSchema.safeParse(fields);
    const found: Problems = {};
    for (const { path, message } of parsed.error?.issues ?? []) {
      if (path[0] === "count" || path[0] === "days") found[path[0]] ??= message;
    }
    setProblems(found);
    if (!parsed.success) {
      const first = found.count ? "count" : "days";
      form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
      return;
    }
    setBusy(true);
    try {
      const reply = await fetch(action, { method: "POST", body: new URLSearchParams(fields) });
      if (reply.ok) {
        saveFile(await reply.blob(), file);
        setSaid(`${parsed.data.count} made. The file is with your downloads, and nowhere else.`);
      } else {
        setFailure(await readRefusal(reply));
      }
    } catch {
      setFailure("The server cannot be reached. If no file was saved, make them again.");
    }
    setBusy(false);
  }

  return (
    <form ref={form} action={action} method="post" onSubmit={submit} noValidate className="mt-3">
      <div className="grid max-w-[66ch] gap-4 sm:grid-cols-2">
        <TextField
          id="count"
          name="count"
          inputMode="numeric"
          defaultValue="50"
          label={`How many (up to ${MOST_INVITATIONS.toLocaleString("en-GB")})`}
          problem={problems.count}
        />
        <TextField
          id="days"
          name="days"
          inputMode="numeric"
          defaultValue="30"
          label={`Days to begin (up to ${LONGEST_INVITATION_DAYS})`}
          problem={problems.days}
        />
      </div>
      <div role="alert" className="mt-3 max-w-[66ch]">
        {failure ? <Notice look="danger">{failure}</Notice> : null}
      </div>
      <Button type="submit" look="secondary" className="mt-3" aria-disabled={busy}>
        {busy ? "Making them…" : "Make invitations"}
      </Button>
      <p role="status" className="mt-1 text-soft">
        {said}
      </p>
    </form>
  );
}
