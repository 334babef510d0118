"use client";

import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useRunTransport } from "@/components/participant/queue/run-transport";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { ConsentInput } from "@/lib/schemas/participation/take";
import { DeclinedView } from "./declined-view";
import { goOn } from "./go-on";
import { sayProblem } from "./say-problem";
import { useWords } from "./words";

/** One checkbox per thing agreed. Nothing is stored until the button is pressed. */
export function ConsentForm({
  study,
  given,
  consents,
  declined,
}: {
  study: string;
  /** How they came, and what the page is: sent along as it is. */
  given: Omit<ConsentInput, "consents">;
  /** What is agreed to, as the server draws it. */
  consents: ReactNode[];
  /** What they take back who do not agree, as the server draws it. */
  declined: ReactNode;
}) {
  const words = useWords();
  const { sendStep } = useRunTransport();
  const hydrated = useHydrated();
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState("");
  const [hasDeclined, setHasDeclined] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    const boxes = [...(form.current?.querySelectorAll<HTMLInputElement>("input") ?? [])];
    const open = boxes.find((box) => !box.checked);
    if (open) {
      setProblem(words.tickEveryBox);
      open.focus();
      return;
    }
    setProblem("");
    setSending(true);
    const input = { ...given, consents: consents.map(() => true) };
    const reply = await sendStep(study, "consent", input);
    if (reply.kind === "ok") return goOn(reply.body);
    // The study has just become full, or closed: the same link says so, with the way back.
    if (reply.kind === "problem" && reply.status === 409) return window.location.reload();
    setSending(false);
    setProblem(sayProblem(words, reply));
  }

  function decline() {
    sendStep(study, "no-consent", {});
    setHasDeclined(true);
  }

  if (hasDeclined) return <DeclinedView wayBack={declined} onBack={() => setHasDeclined(false)} />;
  return (
    <form ref={form} noValidate onSubmit={submit} className="mt-8 border-t border-line pt-6">
      {consents.map((consent, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a consent is its place among them.
        <label key={index} className="flex min-h-11 cursor-pointer gap-3 py-2 font-serif">
          <input type="checkbox" required className="mt-1 size-5 shrink-0 accent-accent" />
          <span>{consent}</span>
        </label>
      ))}
      <div role="alert" className="mt-3">
        {problem ? <Notice look="danger">{problem}</Notice> : null}
      </div>
      <div className="mt-5 flex flex-wrap gap-3">
        <Button type="submit" disabled={sending || !hydrated} className="w-full sm:w-auto">
          {sending ? words.starting : words.agree}
        </Button>
        <Button
          look="secondary"
          onClick={decline}
          disabled={sending || !hydrated}
          className="w-full sm:w-auto"
        >
          {words.decline}
        </Button>
      </div>
      <p className="mt-4 max-w-[66ch] text-soft">{words.nothingStored}</p>
    </form>
  );
}
