"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { AskedQuestion } from "@/lib/study/checks";
import { ComprehensionQuestionView } from "./comprehension-question";
import { goOn } from "./go-on";
import { useRunTransport } from "./run-transport";

interface WrongReply {
  wrong?: string[];
  triesLeft?: number;
}

/** The start of the ratings, after the questions about the instructions if there are any. */
export function StartForm({
  study,
  questions,
  hasPractised,
}: {
  study: string;
  questions: AskedQuestion[];
  hasPractised: boolean;
}) {
  const { sendStep } = useRunTransport();
  const hydrated = useHydrated();
  const [answers, setAnswers] = useState<Record<string, number>>({});
  const [wrong, setWrong] = useState<string[]>([]);
  const [problem, setProblem] = useState("");
  const [starting, setStarting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (hasPractised) heading.current?.focus();
  }, [hasPractised]);

  function goTo(key: string | undefined) {
    form.current?.querySelector<HTMLElement>(`[data-question="${key}"] input`)?.focus();
  }

  async function start(event: FormEvent) {
    event.preventDefault();
    if (starting) return;
    const open = questions.find(({ key }) => answers[key] === undefined);
    if (open) {
      setProblem("Please answer every question.");
      return goTo(open.key);
    }
    setStarting(true);
    setProblem("");
    const reply = await sendStep(study, "instructed", { comprehension: answers });
    if (reply.kind === "ok") {
      const { wrong: found, triesLeft = 0 } = reply.body as WrongReply;
      if (!found) return goOn(reply.body);
      setStarting(false);
      setWrong(found);
      setProblem(sayWrong(found.length, triesLeft));
      return goTo(found[0]);
    }
    setStarting(false);
    setProblem(
      reply.kind === "unreachable"
        ? "We cannot reach the server. Nothing is lost: please try again in a moment."
        : reply.message,
    );
  }

  return (
    <form ref={form} noValidate onSubmit={start} className="mt-8 border-t border-line pt-6">
      <h2 ref={heading} tabIndex={-1} className="font-serif text-[1.2rem]">
        {hasPractised ? "That is how it works." : "Ready to start?"}
      </h2>
      {questions.length > 0 ? (
        <>
          <p className="mt-2 max-w-[66ch] font-serif">
            Before you start, please show that the instructions are clear.
          </p>
          {questions.map((question) => (
            <ComprehensionQuestionView
              key={question.key}
              question={question}
              value={answers[question.key]}
              wrong={wrong.includes(question.key)}
              onChange={(option) => {
                setAnswers((before) => ({ ...before, [question.key]: option }));
                setWrong((before) => before.filter((key) => key !== question.key));
              }}
            />
          ))}
        </>
      ) : null}
      <p className="mt-4 max-w-[66ch] font-serif">
        From now on your answers count. They are saved as you go: if you have to leave, open the
        same link again and go on where you stopped.
      </p>
      <div role="alert" className="mt-3">
        {problem ? <Notice look="danger">{problem}</Notice> : null}
      </div>
      <Button type="submit" disabled={starting || !hydrated} className="mt-5 w-full sm:w-auto">
        {starting ? "Starting…" : "Start"}
      </Button>
    </form>
  );
}

function sayWrong(wrong: number, triesLeft: number): string {
  const which = wrong === 1 ? "One answer is not right" : `${wrong} answers are not right`;
  const tries = triesLeft === 1 ? "You have one more try." : `You have ${triesLeft} more tries.`;
  return `${which}. Please read the instructions above again. ${tries}`;
}
