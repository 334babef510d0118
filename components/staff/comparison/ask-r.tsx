"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { NamedFigure, RScript } from "@/lib/programs/r/r-script";
import { AskRAnswer } from "./ask-r-answer";
import { AskRCode } from "./ask-r-code";
import { type ComparedFigure, compareFigures, sayAgreement } from "./ask-r-difference";
import { LoadingFailed, R_SIZE, runInR, StoppedByR } from "./ask-r-engine";

type State =
  | { step: "ready" | "loading" | "computing" | "cancelled" }
  | { step: "answered"; figures: ComparedFigure[]; sentence: string }
  | { step: "failed"; problem: string };

/** The R code of a result, and real R that runs it in this browser beside our figures. */
export function AskR({
  script,
  dataUrl,
  ours = [],
}: {
  script: RScript;
  dataUrl?: string;
  ours?: readonly NamedFigure[];
}) {
  const { title, code, webR } = script;
  return (
    <div className="space-y-4 pb-4">
      <AskRCode label="To run in R, beside the file comparison.csv:" code={code} />
      {webR && dataUrl ? (
        <Question title={title} webR={webR} dataUrl={dataUrl} ours={ours} />
      ) : null}
      {webR && !code.includes(webR.code) ? (
        <details>
          <summary className="min-h-11 cursor-pointer py-2">
            What R in the browser runs: the same without packages
          </summary>
          <AskRCode
            label="In base R, which also runs anywhere else:"
            code={`${webR.prepare}\n${webR.code}`}
          />
        </details>
      ) : null}
    </div>
  );
}

interface QuestionProps {
  title: string;
  webR: NonNullable<RScript["webR"]>;
  dataUrl: string;
  ours: readonly NamedFigure[];
}

function Question({ title, webR, dataUrl, ours }: QuestionProps) {
  const [state, setState] = useState<State>({ step: "ready" });
  const running = useRef<AbortController | null>(null);
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => () => running.current?.abort(), []);
  const isBusy = state.step === "loading" || state.step === "computing";

  async function ask() {
    if (isBusy) return;
    const run = new AbortController();
    running.current = run;
    const tell = (next: State) => {
      if (!run.signal.aborted) setState(next);
    };
    setState({ step: "loading" });
    try {
      const started = () => tell({ step: "computing" });
      const figures = compareFigures(
        ours,
        await runInR(webR, dataUrl, { signal: run.signal, started }),
      );
      const sentence = sayAgreement(figures, webR);
      tell({ step: "answered", figures, sentence });
    } catch (error) {
      tell(explain(error, ours));
    }
    if (running.current === run) running.current = null;
  }

  function cancel() {
    running.current?.abort();
    setState({ step: "cancelled" });
    // Its own button goes away with the run.
    buttons.current?.querySelector("button")?.focus();
  }

  return (
    <div className="space-y-3">
      <div ref={buttons} className="flex flex-wrap items-center gap-3">
        <Button look="secondary" aria-disabled={isBusy} onClick={ask}>
          {state.step === "failed" ? "Try again" : "Ask R"}
        </Button>
        {isBusy ? (
          <Button look="secondary" onClick={cancel}>
            Cancel
          </Button>
        ) : null}
        <p role="status">{say(state)}</p>
      </div>
      {state.step === "answered" ? <AskRAnswer title={title} figures={state.figures} /> : null}
      <div role="alert">
        {state.step === "failed" ? <Notice look="danger">{state.problem}</Notice> : null}
      </div>
    </div>
  );
}

function say(state: State): string {
  if (state.step === "loading") return `Loading R (${R_SIZE}, once)…`;
  if (state.step === "computing") return "R is computing…";
  if (state.step === "cancelled") return "Cancelled.";
  return state.step === "answered" ? state.sentence : "";
}

/** R's error where we have no figure either is an answer, not a failure. */
function explain(error: unknown, ours: readonly NamedFigure[]): State {
  if (error instanceof StoppedByR) {
    if (ours.every(({ value }) => value === null)) {
      const sentence = `R has no figure here either: ${error.message}`;
      return { step: "answered", figures: compareFigures(ours, new Map()), sentence };
    }
    return { step: "failed", problem: `R stopped: ${error.message}` };
  }
  const what = error instanceof LoadingFailed ? error.message : "R could not be asked.";
  return { step: "failed", problem: `${what} Check the connection and try again.` };
}
