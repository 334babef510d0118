"use client";

import { useState } from "react";
import { fieldId } from "@/components/staff/protocol/edit-document";
import { useField } from "@/components/staff/protocol/editor-context";
import { TextField } from "@/components/ui/text-field";
import { OUTCOME_WORDS, RECRUITER_NAMES } from "@/lib/study/protocol/protocol-fields";
import { readCompletionCode } from "@/lib/study/recruitment/completion-code";
import {
  OUTCOMES,
  type Outcome,
  type Recruiter,
  type RunEnd,
} from "@/lib/study/recruitment/recruitment";

/** What people take back to a recruiter, for each way in which a run can end. */
export function EndFields({ recruiter }: { recruiter: Recruiter }) {
  const name = RECRUITER_NAMES[recruiter];
  return (
    <fieldset id={fieldId(`recruitment.${recruiter}.ends`)} tabIndex={-1} className="min-w-0">
      <legend className="font-semibold">What people take back: {name}</legend>
      <p className="text-soft">
        In an address, {"{code}"} stands for the code, {"{participant}"} for our own number of the
        person, and {"{name}"} for a parameter of their link. Empty: the recruiter’s usual address,
        or none. Anyone who failed attention checks takes back what completion gives, unless
        something is entered for them.
      </p>
      {OUTCOMES.map((outcome) => (
        <EndOf key={outcome} recruiter={recruiter} outcome={outcome} />
      ))}
    </fieldset>
  );
}

function EndOf({ recruiter, outcome }: { recruiter: Recruiter; outcome: Outcome }) {
  const path = `recruitment.${recruiter}.ends.${outcome}`;
  const { value, set } = useField(path);
  const code = useField(`${path}.code`);
  const address = useField(`${path}.returnUrl`);
  const end = (value as RunEnd | undefined) ?? { code: null, returnUrl: null };
  const change = (part: Partial<RunEnd>) => {
    const next = { ...end, ...part };
    const nothing = next.code === null && next.returnUrl === null;
    set(nothing && outcome !== "completed" ? undefined : next);
  };
  const words = OUTCOME_WORDS[outcome];
  const [read, setRead] = useState<{ typed: string; as: string } | null>(null);
  /** What was pasted or typed becomes the code. Who types the same again means it. */
  function readCode() {
    const typed = end.code ?? "";
    const plain = readCompletionCode(typed);
    const as = recruiter === "prolific" ? plain.toUpperCase() : plain;
    if (as === typed || typed === read?.typed) return;
    setRead({ typed, as });
    change({ code: as || null });
  }
  return (
    <div className="grid gap-x-6 gap-y-1 border-t border-line py-2 sm:items-end sm:grid-cols-[14rem_1fr]">
      <TextField
        id={code.id}
        label={`Code: ${words}`}
        value={end.code ?? ""}
        problem={code.problem}
        hint={read?.as === end.code ? sayRead(read.typed, recruiter) : undefined}
        autoComplete="off"
        onBlur={readCode}
        onChange={(event) => change({ code: event.target.value || null })}
      />
      <TextField
        id={address.id}
        label="Return address"
        aria-label={`Return address: ${words}`}
        value={end.returnUrl ?? ""}
        problem={address.problem}
        inputMode="url"
        autoComplete="off"
        onChange={(event) => change({ returnUrl: event.target.value || null })}
      />
    </div>
  );
}

function sayRead(typed: string, recruiter: Recruiter): string {
  const short = typed.length > 80 ? `${typed.slice(0, 80)}…` : typed;
  const capitals = recruiter === "prolific" ? " Prolific’s codes are in capitals." : "";
  return `Read from “${short}”.${capitals} Type it again to keep it as it was.`;
}
