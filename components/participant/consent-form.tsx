"use client";

import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import { sendJson } from "./send-json";

const UNREACHABLE = "We cannot reach the server. Nothing is lost: please try again in a moment.";

/** One checkbox per thing agreed. Nothing is stored until the button is pressed. */
export function ConsentForm({
  study,
  query,
  consents,
  visit,
}: {
  study: string;
  query: Record<string, string | string[]>;
  consents: string[];
  visit: string;
}) {
  const hydrated = useHydrated();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState("");
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    const boxes = [...(form.current?.querySelectorAll<HTMLInputElement>("input") ?? [])];
    const open = boxes.find((box) => !box.checked);
    if (open) {
      setProblem("Please tick every box to take part.");
      open.focus();
      return;
    }
    setProblem("");
    setSending(true);
    const reply = await sendJson("POST", `/api/take/${study}/consent`, {
      query,
      consents: consents.map(() => true),
      visit,
    });
    if (reply.kind === "ok") return window.location.assign(`/take/${study}/about-you`);
    setSending(false);
    setProblem(reply.kind === "unreachable" ? UNREACHABLE : reply.message);
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="mt-8 border-t border-line pt-6">
      {consents.map((consent) => (
        <label key={consent} className="flex min-h-11 cursor-pointer gap-3 py-2 font-serif">
          <input type="checkbox" required className="mt-1 size-5 shrink-0 accent-accent" />
          <span>{consent}</span>
        </label>
      ))}
      <div role="alert" className="mt-3">
        {problem ? <Notice look="danger">{problem}</Notice> : null}
      </div>
      <Button type="submit" disabled={sending || !hydrated} className="mt-5 w-full sm:w-auto">
        {sending ? "Starting…" : "I agree and start"}
      </Button>
      <p className="mt-4 max-w-[66ch] text-soft">
        If you do not agree, simply close this page. Nothing about you is stored.
      </p>
    </form>
  );
}
