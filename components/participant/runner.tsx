"use client";

import { useEffect, useRef, useState } from "react";
import type { BlindTrial, ConstructWording } from "@/lib/study/protocol";
import { FinishView } from "./finish-view";
import { Progress } from "./progress";
import { RatingForm } from "./rating-form";
import { SaveStateLine } from "./save-state";
import { ShownExplanationView } from "./shown-explanation";
import { useRun } from "./use-run";

/** The run from the first open trial to the end, without waiting for the network in between. */
export function Runner({
  study,
  code,
  trials,
  total,
  constructs,
  scale,
}: {
  study: string;
  code: string;
  trials: BlindTrial[];
  total: number;
  constructs: ConstructWording[];
  scale: string[];
}) {
  const run = useRun(code, trials);
  const { ready, store, trial, waiting, saveState } = run;

  if (!ready || !store) return <p className="mt-8">Your explanations are being opened…</p>;
  return (
    <>
      <div className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center justify-between gap-x-6 border-b border-line bg-paper py-2">
        <Progress position={trial?.position ?? total} total={total} />
        <SaveStateLine state={saveState} />
      </div>
      {trial ? (
        <TrialView
          key={trial.id}
          trial={trial}
          constructs={constructs}
          scale={scale}
          initial={store.draft(trial.id)}
          onDraft={(ratings) => store.saveDraft(trial.id, ratings)}
          onComplete={(ratings, durationMs) => run.submit(trial.id, ratings, durationMs)}
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
  onComplete,
  ...form
}: {
  trial: BlindTrial;
  constructs: ConstructWording[];
  scale: string[];
  initial: Record<string, number>;
  onDraft: (ratings: Record<string, number>) => void;
  onComplete: (ratings: Record<string, number>, durationMs: number) => void;
}) {
  const since = useRef(0);
  const [settled, setSettled] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    since.current = performance.now();
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
        Explanation {trial.position}
      </h2>
      <ShownExplanationView shown={trial} />
      <RatingForm
        {...form}
        onComplete={(ratings) => onComplete(ratings, performance.now() - since.current)}
      />
    </section>
  );
}
