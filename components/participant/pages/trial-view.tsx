"use client";

import { memo, useEffect, useRef } from "react";
import type { ResponseStore } from "@/components/participant/queue/response-store";
import type { Draft } from "@/components/participant/queue/run-record";
import type { TrialTimes } from "@/components/participant/queue/trial-clock";
import { useTrialClock } from "@/components/participant/queue/use-trial-clock";
import { fill } from "@/lib/messages/fill";
import type { BlindTrial, ConstructWording, Ratings } from "@/lib/study/protocol/protocol";
import { afterPaint } from "./after-paint";
import { RatingForm } from "./rating-form";
import { ShownExplanationView } from "./shown-explanation";
import { useWords } from "./words";

/** The second half of a double click on Continue must not rate the next explanation. */
const SETTLE_MS = 350;

function slideIn(element: HTMLElement): void {
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const from = { transform: "translateX(8px)" };
  element.animate?.([from, { transform: "none" }], { duration: 120, easing: "ease-out" });
}

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
  const words = useWords();
  const clock = useTrialClock(
    trial.id,
    () => store.draft(trial.id).times,
    (times) => store.saveDraft(trial.id, store.draft(trial.id).answers, times),
  );
  const section = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  // It takes the clicks of the first moment; to hide all below from them would restyle it all.
  const veil = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is done for every trial.
  useEffect(() => {
    const shown = section.current;
    if (!shown) return;
    // All that changes how the page is laid out comes before it is laid out for the scrolling; moving
    // the focus would have that done once more, and can wait until the trial is on screen.
    if (veil.current) veil.current.hidden = false;
    slideIn(shown);
    window.scrollTo({ top: 0 });
    const forgetFocus = afterPaint(() => heading.current?.focus({ preventScroll: true }));
    // Who answers already is not sent back to the heading.
    window.addEventListener("keydown", forgetFocus, { once: true, capture: true });
    const settle = () => {
      if (veil.current) veil.current.hidden = true;
    };
    const timer = setTimeout(settle, SETTLE_MS);
    return () => {
      forgetFocus();
      window.removeEventListener("keydown", forgetFocus, { capture: true });
      clearTimeout(timer);
      settle();
    };
  }, [trial.id]);

  return (
    <section ref={section} className="pt-5">
      <div ref={veil} hidden aria-hidden="true" className="fixed inset-0 z-20" />
      <h2 ref={heading} tabIndex={-1} className="sr-only">
        {fill(words.explanation, { place })}
      </h2>
      <ShownExplanationView shown={trial} />
      <RatingForm
        of={trial.id}
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
