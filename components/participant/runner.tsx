"use client";

import { useEffect, useRef, useState } from "react";
import type { ShownCheck } from "@/lib/study/checks";
import type { BlindTrial, ConstructWording, Ratings } from "@/lib/study/protocol";
import { FinishView } from "./finish-view";
import { Progress } from "./progress";
import { RatingForm } from "./rating-form";
import type { ResponseStore } from "./response-store";
import { SaveStateLine } from "./save-state";
import { ShownExplanationView } from "./shown-explanation";
import { withChecks } from "./shown-statements";
import type { TrialTimes } from "./trial-clock";
import { useRun } from "./use-run";
import { useTrialClock } from "./use-trial-clock";

/** The run from the first open trial to the end, without waiting for the network in between. */
export function Runner({
  study,
  code,
  trials,
  total,
  constructs,
  scale,
  checks = [],
}: {
  study: string;
  code: string;
  trials: BlindTrial[];
  total: number;
  /** In the participant's order. */
  constructs: ConstructWording[];
  scale: string[];
  checks?: ShownCheck[];
}) {
  const { store, trial, place, waiting, saveState, submit } = useRun(code, trials, total);

  if (!store) return <p className="mt-8">Your explanations are being opened…</p>;
  const checksHere = checks.filter((check) => check.trial === place);
  return (
    <>
      <div className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center justify-between gap-x-6 border-b border-line bg-paper py-2">
        <Progress position={place} total={total} />
        <SaveStateLine state={saveState} />
      </div>
      {trial ? (
        <TrialView
          key={trial.id}
          trial={trial}
          place={place}
          statements={withChecks(constructs, checksHere)}
          scale={scale}
          store={store}
          onComplete={submit}
        />
      ) : (
        <FinishView study={study} store={store} waiting={waiting} saveState={saveState} />
      )}
    </>
  );
}

/** The second half of a double click on Continue must not rate the next explanation. */
const SETTLE_MS = 350;

function TrialView({
  trial,
  place,
  statements,
  scale,
  store,
  onComplete,
}: {
  trial: BlindTrial;
  place: number;
  statements: ConstructWording[];
  scale: string[];
  store: ResponseStore;
  onComplete: (trialId: string, answers: Ratings, times: TrialTimes | undefined) => void;
}) {
  const draft = store.draft(trial.id);
  const clock = useTrialClock(
    () => store.draft(trial.id).times,
    (times) => store.saveDraft(trial.id, store.draft(trial.id).answers, times),
  );
  const [settled, setSettled] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo({ top: 0 });
    heading.current?.focus({ preventScroll: true });
    const timer = setTimeout(() => setSettled(true), SETTLE_MS);
    return () => clearTimeout(timer);
  }, []);

  return (
    <section
      className={`pt-5 motion-safe:animate-[slide-in_120ms_ease-out] ${settled ? "" : "pointer-events-none"}`}
    >
      <h2 ref={heading} tabIndex={-1} className="sr-only">
        Explanation {place}
      </h2>
      <ShownExplanationView shown={trial} />
      <RatingForm
        constructs={statements}
        scale={scale}
        initial={draft.answers}
        onDraft={(answers, replaced) => {
          clock.answer(replaced);
          store.saveDraft(trial.id, answers, clock.times());
        }}
        onComplete={(answers) => onComplete(trial.id, answers, clock.times())}
      />
    </section>
  );
}
