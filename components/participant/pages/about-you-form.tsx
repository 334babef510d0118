"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { useRunTransport } from "@/components/participant/queue/run-transport";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import { type AskedOwnQuestion, isAcceptable } from "@/lib/study/protocol/own-questions";
import { AboutYouField, type AskedField } from "./about-you-field";
import { goOn } from "./go-on";
import { sayLimits } from "./say-limits";
import { sayProblem } from "./say-problem";
import { useWords } from "./words";

const asked = (field: AskedField): AskedOwnQuestion => ({
  kind: "choice",
  required: true,
  min: null,
  max: null,
  ...field,
});

/**
 * The questions about the participant. What was chosen survives errors and reloads until it is
 * stored.
 */
export function AboutYouForm({
  study,
  code,
  fields,
}: {
  study: string;
  code: string;
  fields: readonly AskedField[];
}) {
  const words = useWords();
  const { sendStep, formStorage } = useRunTransport();
  const draftName = `grounded/${code}/about-you/`;
  const hydrated = useHydrated();
  const [answers, setAnswers] = useState<Record<string, string>>({});
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    const begun = JSON.parse(formStorage().getItem(draftName) ?? "{}");
    // What was chosen before the device had answered stays.
    setAnswers((before) => ({ ...begun, ...before }));
  }, [draftName, formStorage]);

  function choose(key: string, value: string) {
    // Two answers may come before the form is drawn again: the second adds to the first.
    setAnswers((before) => {
      const next = { ...before, [key]: value };
      formStorage().setItem(draftName, JSON.stringify(next));
      return next;
    });
    setProblems(({ [key]: _, ...rest }) => rest);
  }

  function problemsOf(open: readonly AskedField[]): Record<string, string> {
    return Object.fromEntries(
      open.map(({ key, kind, min, max }) => [
        key,
        kind === "number"
          ? sayLimits(words, min, max)
          : kind === "text"
            ? words.writeSomething
            : words.chooseOne,
      ]),
    );
  }

  function showProblems(found: Record<string, string>) {
    setProblems(found);
    const first = fields.find((field) => found[field.key]);
    if (first) form.current?.querySelector<HTMLElement>(`[id="${first.key}"]`)?.focus();
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (sending) return;
    const open = fields.filter((field) => !isAcceptable(asked(field), answers[field.key]));
    if (open.length > 0) return showProblems(problemsOf(open));
    setProblem("");
    setSending(true);
    const reply = await sendStep(study, "about-you", nested(answers));
    if (reply.kind === "ok") {
      formStorage().removeItem(draftName);
      return goOn(reply.body);
    }
    setSending(false);
    setProblem(sayProblem(words, reply, words.answersKept));
    if (reply.kind === "unreachable") return;
    const refused = reply.fields.map(({ path }) => path);
    showProblems(problemsOf(fields.filter(({ key }) => refused.includes(key))));
  }

  return (
    <form ref={form} noValidate onSubmit={submit} className="mt-6">
      {fields.map((field) => (
        <AboutYouField
          key={field.key}
          field={field}
          value={answers[field.key]}
          problem={problems[field.key]}
          disabled={!hydrated}
          onAnswer={(value) => choose(field.key, value)}
        />
      ))}
      <div role="alert">{problem ? <Notice look="danger">{problem}</Notice> : null}</div>
      <div className="mt-4 flex justify-end">
        <Button type="submit" disabled={sending || !hydrated} className="w-full sm:w-auto">
          {sending ? words.saving : words.continue}
        </Button>
      </div>
    </form>
  );
}

/** { "aboutYou.gender": "female" } as { aboutYou: { gender: "female" } }. */
function nested(answers: Record<string, string>): Record<string, Record<string, string>> {
  const parts: Record<string, Record<string, string>> = {};
  for (const [key, value] of Object.entries(answers)) {
    const [part = "", name = ""] = key.split(".");
    parts[part] = { ...parts[part], [name]: value };
  }
  return parts;
}
