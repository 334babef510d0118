"use client";

import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { fillCounted } from "@/lib/messages/fill";
import { type ConstructWording, type Ratings, sameRatings } from "@/lib/study/protocol/protocol";
import { StatementScale } from "./statement-scale";
import { useWords } from "./words";

/**
 * The statements one below another. Digits (0 for 10) answer the focused statement (else the first
 * open one) and move on; Enter continues, or goes to the first open statement and says so.
 */
export function RatingForm({
  of = "",
  constructs,
  scale,
  initial,
  onDraft,
  onComplete,
  continueLabel,
}: {
  /** What is rated: when it is another, the form begins anew, in the elements that are there. */
  of?: string;
  /** The statements to answer. */
  constructs: ConstructWording[];
  /** Of the statements without their own. */
  scale: string[];
  /** What was answered before; changes when another tab answers. */
  initial: Ratings;
  /** Called with every answer, and whether it replaced another one. */
  onDraft: (ratings: Ratings, replaced: boolean) => void;
  onComplete: (ratings: Ratings) => void;
  continueLabel?: string;
}) {
  const words = useWords();
  const hydrated = useHydrated();
  const [ratings, setRatings] = useState(initial);
  const [known, setKnown] = useState(initial);
  const [rated, setRated] = useState(of);
  const [triedToContinue, setTriedToContinue] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const fieldsets = useRef(new Map<string, HTMLFieldSetElement>());
  const open = constructs.filter(({ key }) => ratings[key] === undefined);

  if (of !== rated) {
    setRated(of);
    setKnown(initial);
    setRatings(initial);
    setTriedToContinue(false);
  } else if (!sameRatings(initial, known)) {
    setKnown(initial);
    setRatings({ ...ratings, ...initial });
  }

  function rate(key: string, value: number) {
    const before = ratings[key];
    const next = { ...ratings, [key]: value };
    setRatings(next);
    onDraft(next, before !== undefined && before !== value);
  }

  function focusStatement(key: string | undefined) {
    const fieldset = key === undefined ? undefined : fieldsets.current.get(key);
    const radio =
      fieldset?.querySelector<HTMLInputElement>("input:checked") ??
      fieldset?.querySelector<HTMLInputElement>("input");
    (radio ?? form.current?.querySelector<HTMLElement>("button[type=submit]"))?.focus();
  }

  function submit() {
    if (open.length === 0) return onComplete(ratings);
    setTriedToContinue(true);
    focusStatement(open[0]?.key);
  }

  function onKey(
    event: Pick<KeyboardEvent, "key" | "preventDefault"> & { target: EventTarget | null },
  ) {
    if (!/^[0-9]$/.test(event.key)) return;
    const focused = (event.target as Element | null)?.closest?.("fieldset[data-statement]");
    const key = focused?.getAttribute("data-statement") ?? open[0]?.key;
    const asked = constructs.find((construct) => construct.key === key);
    const answer = Number(event.key) || 10;
    if (key === undefined || !asked || answer > (asked.scale ?? scale).length) return;
    event.preventDefault();
    rate(key, answer);
    const after = constructs.slice(constructs.findIndex((construct) => construct.key === key) + 1);
    const rest = open.filter((construct) => construct.key !== key);
    focusStatement((after.find((c) => ratings[c.key] === undefined) ?? rest[0])?.key);
  }

  // Digits also count while nothing, or the question above, has the focus.
  const onPageKey = useRef(onKey);
  onPageKey.current = onKey;
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const target = event.target as Element | null;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (target?.closest("textarea, select, input:not([type=radio])")) return;
      onPageKey.current(event);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);

  return (
    <form
      ref={form}
      noValidate
      className="@container mt-6"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h2 className="mb-2 font-semibold">
        {constructs.some((construct) => construct.scale) ? words.howRate : words.howMuch}
      </h2>
      {constructs.map(({ key, statement, scale: own }) => (
        <StatementScale
          key={key}
          name={key}
          statement={statement}
          scale={own ?? scale}
          value={ratings[key]}
          invalid={triedToContinue && ratings[key] === undefined}
          onChange={(value) => rate(key, value)}
          fieldsetRef={(element) => {
            if (element) fieldsets.current.set(key, element);
          }}
        />
      ))}
      <div className="flex flex-wrap items-center justify-end gap-4 border-t border-line pt-5">
        <p role="status" className="text-danger">
          {triedToContinue && open.length > 0
            ? fillCounted(words.counted.stillOpen, open.length, constructs.length)
            : ""}
        </p>
        <Button type="submit" disabled={!hydrated} className="w-full sm:w-auto">
          {continueLabel ?? words.continue}
        </Button>
      </div>
    </form>
  );
}
