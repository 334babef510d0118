"use client";

import { memo, useEffect, useRef, useState } from "react";
import type { BlindTrial, ConstructWording, Ratings } from "@/lib/study/protocol";
import { RatingForm } from "./rating-form";
import type { ResponseStore } from "./response-store";
import type { Draft } from "./run-record";
import { ShownExplanationView } from "./shown-explanation";
import type { TrialTimes } from "./trial-clock";
import { useTrialClock } from "./use-trial-clock";

/** The second half of a double click on Continue must not rate the next explanation. */
const SETTLE_MS = 350;

interface TrialViewProps {
  trial: BlindTrial;
  /** Which one it is, from 1. */
  place: number;
  statements: ConstructWording[];
  scale: string[];
  draft: Draft;
  store: ResponseStore;
  onComplete: (trialId: string, answers: Ratings, times: TrialTimes | undefined) => void;
}

/** One trial with its clock. Drawn anew only when it changes, not with every word about the saving. */
export const TrialView = memo(function TrialView({
  trial,
  place,
  statements,
  scale,
  draft,
  store,
  onComplete,
}: TrialViewProps) {
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
});
