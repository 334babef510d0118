"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { MOST_SIMULATED_AT_ONCE, pilotFillingSchema } from "@/lib/schemas/pilot/pilot-filling";
import { countEnded, describeFilling } from "@/lib/views/pilot/pilot-filling";
import { useFilling } from "./use-filling";

const FIELDS = [
  {
    name: "people",
    label: `How many (up to ${MOST_SIMULATED_AT_ONCE})`,
    value: "50",
    hint: `From 1 to ${MOST_SIMULATED_AT_ONCE}.`,
  },
  {
    name: "competence",
    label: "Competence: answers after reading, %",
    value: "95",
    hint: "From 0 to 100.",
  },
  {
    name: "secondsPerTrial",
    label: "Speed: seconds per explanation",
    value: "30",
    hint: "From 1 to 600.",
  },
  { name: "dropOut", label: "Drop-out: who stops early, %", value: "10", hint: "From 0 to 100." },
  {
    name: "straightLining",
    label: "Straight-lining: one answer to all, %",
    value: "5",
    hint: "From 0 to 100.",
  },
  {
    name: "oddsRatio",
    label: "Odds ratio of last to first method",
    value: "1.5",
    hint: "From 0.1 to 10.",
  },
] as const;
type Field = (typeof FIELDS)[number]["name"];
type Problems = Partial<Record<Field, string>>;

/** Lets simulated participants take part, says how far they are, and stops them when asked. */
export function FillForm({ slug }: { slug: string }) {
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();
  const ready = useHydrated();
  const [problems, setProblems] = useState<Problems>({});
  const { filling, start, cancel } = useFilling(slug);
  const busy = filling.kind === "running";

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const fields = Object.fromEntries(new FormData(event.currentTarget));
    const parsed = pilotFillingSchema.safeParse(fields);
    const found: Problems = {};
    for (const { path, message } of parsed.error?.issues ?? []) {
      found[path[0] as Field] ??= message;
    }
    setProblems(found);
    if (!parsed.success) {
      const first = FIELDS.find(({ name }) => found[name])?.name;
      form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
      return;
    }
    await start(parsed.data);
    router.refresh();
  }

  function leaveOff() {
    cancel();
    // The button that was pressed is about to go.
    form.current?.querySelector<HTMLButtonElement>("[type=submit]")?.focus();
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="space-y-4">
      <div className="grid items-end gap-x-6 gap-y-4 sm:grid-cols-2">
        {FIELDS.map(({ name, label, value, hint }) => (
          <TextField
            key={name}
            id={`fill-${name}`}
            name={name}
            label={label}
            hint={hint}
            defaultValue={value}
            inputMode="decimal"
            autoComplete="off"
            problem={problems[name]}
          />
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={!ready} aria-disabled={busy}>
          {busy ? "They are taking part…" : "Fill with simulated participants"}
        </Button>
        {busy ? (
          <>
            <progress
              aria-label="Simulated participants who have been through"
              max={filling.progress.of}
              value={countEnded(filling.progress)}
            />
            <Button look="secondary" onClick={leaveOff}>
              Stop them
            </Button>
          </>
        ) : null}
      </div>
      <p role="status" className="text-soft">
        {filling.kind === "none" ? null : describeFilling(filling.progress)}
        {filling.kind === "cancelled" ? " Stopped; what has come in stays." : null}
      </p>
      <div role="alert">
        {filling.kind === "failed" ? <Notice look="danger">{filling.message}</Notice> : null}
        {filling.kind !== "none" && filling.progress.problem ? (
          <Notice look="danger" title="What the app answered to one of them">
            <code className="[overflow-wrap:anywhere]">{filling.progress.problem}</code>
          </Notice>
        ) : null}
      </div>
    </form>
  );
}
