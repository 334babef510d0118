"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { useRunTransport } from "@/components/participant/queue/run-transport";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { useHydrated } from "@/components/ui/use-hydrated";
import type { BrowserWords } from "@/lib/messages/browser-words";
import { fillCounted, joinSentences } from "@/lib/messages/fill";
import type { AskedQuestion } from "@/lib/study/protocol/checks";
import { ComprehensionQuestionView } from "./comprehension-question";
import { goOn } from "./go-on";
import { sayProblem } from "./say-problem";
import { useWords } from "./words";

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
  const words = useWords();
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
      setProblem(words.answerEvery);
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
      setProblem(sayWrong(words, found.length, triesLeft));
      return goTo(found[0]);
    }
    setStarting(false);
    setProblem(sayProblem(words, reply));
  }

  return (
    <form ref={form} noValidate onSubmit={start} className="mt-8 border-t border-line pt-6">
      <h2 ref={heading} tabIndex={-1} className="font-serif text-[1.2rem]">
        {hasPractised ? words.practised : words.ready}
      </h2>
      {questions.length > 0 ? (
        <>
          <p className="mt-2 max-w-[66ch] font-serif">{words.showUnderstood}</p>
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
      <p className="mt-4 max-w-[66ch] font-serif">{words.fromNowOn}</p>
      <div role="alert" className="mt-3">
        {problem ? <Notice look="danger">{problem}</Notice> : null}
      </div>
      <Button type="submit" disabled={starting || !hydrated} className="mt-5 w-full sm:w-auto">
        {starting ? words.starting : words.start}
      </Button>
    </form>
  );
}

function sayWrong(words: BrowserWords, wrong: number, triesLeft: number): string {
  const { counted, readAgain } = words;
  const which = fillCounted(counted.notRight, wrong);
  return joinSentences(words, which, readAgain, fillCounted(counted.moreTries, triesLeft));
}
