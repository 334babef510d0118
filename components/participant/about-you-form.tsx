"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import { fill } from "@/lib/messages/fill";
import { type AskedOwnQuestion, isAcceptable, MAX_OWN_TEXT } from "@/lib/study/own-questions";
import { goOn } from "./go-on";
import { useRunTransport } from "./run-transport";
import { sayProblem } from "./say-problem";
import { useWords } from "./words";

/** A question, by default with a choice of answers; the key says where the answer belongs. */
export interface AskedField extends Omit<AskedOwnQuestion, "kind" | "required" | "min" | "max"> {
  /** "aboutYou.gender", "screening.student" or "own.experience". */
  key: string;
  kind?: AskedOwnQuestion["kind"];
  required?: boolean;
  min?: number | null;
  max?: number | null;
}

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
          ? fill(words.numberBetween, { min: min ?? "−∞", max: max ?? "∞" })
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

  const control = ({ key }: AskedField) => ({
    id: key,
    value: answers[key] ?? "",
    onChange: (event: { target: { value: string } }) => choose(key, event.target.value),
    "aria-invalid": problems[key] ? true : undefined,
    "aria-describedby": problems[key] ? `${key}-problem` : undefined,
    disabled: !hydrated,
    className: "mt-2 min-h-11 w-full rounded border border-edge bg-paper px-3 text-ink",
  });

  return (
    <form ref={form} noValidate onSubmit={submit} className="mt-6">
      {fields.map((field) => {
        const message = problems[field.key];
        return (
          <div key={field.key} className="border-t border-line py-5">
            <label htmlFor={field.key} className="block font-serif">
              {field.question}
              {field.required === false ? ` (${words.optional})` : ""}
            </label>
            {field.kind === "number" || field.kind === "text" ? (
              <input
                {...control(field)}
                inputMode={field.kind === "number" && (field.min ?? -1) >= 0 ? "numeric" : "text"}
                maxLength={field.kind === "number" ? 10 : MAX_OWN_TEXT}
                autoComplete="off"
              />
            ) : (
              <select {...control(field)}>
                <option value="" disabled={field.required !== false}>
                  {words.choose}
                </option>
                {field.options.map((option) => (
                  <option key={option.key} value={option.key}>
                    {option.label}
                  </option>
                ))}
              </select>
            )}
            {message ? (
              <p id={`${field.key}-problem`} className="mt-1 text-[0.9rem] text-danger">
                {message}
              </p>
            ) : null}
          </div>
        );
      })}
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
