"use client";

import { useMemo } from "react";
import { useRun } from "@/components/participant/queue/use-run";
import type { ShownCheck } from "@/lib/study/protocol/checks";
import type { BlindTrial, ConstructWording } from "@/lib/study/protocol/protocol";
import { FinishView } from "./finish-view";
import { Progress } from "./progress";
import { SaveStateLine } from "./save-state";
import { withChecks } from "./shown-statements";
import { TrialView } from "./trial-view";
import { useWords } from "./words";

const NO_CHECKS: ShownCheck[] = [];

/** The run from the first open trial to the end, without waiting for the network in between. */
export function Runner({
  study,
  code,
  trials,
  total,
  constructs,
  scale,
  checks = NO_CHECKS,
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
  const words = useWords();
  const { store, trial, place, waiting, saveState, submit } = useRun(code, trials, total);
  const statements = useMemo(() => {
    const here = checks.filter((check) => check.trial === place);
    return withChecks(constructs, here);
  }, [constructs, checks, place]);

  if (!store) return <p className="mt-8">{words.opening}</p>;
  return (
    <>
      <div className="sticky top-0 z-10 flex min-h-12 flex-wrap items-center justify-between gap-x-6 border-b border-line bg-paper py-2">
        <Progress position={place} total={total} />
        <SaveStateLine state={saveState} />
      </div>
      {trial ? (
        <TrialView
          trial={trial}
          place={place}
          statements={statements}
          scale={scale}
          draft={store.draft(trial.id)}
          store={store}
          onComplete={submit}
        />
      ) : (
        <FinishView study={study} store={store} waiting={waiting} saveState={saveState} />
      )}
    </>
  );
}
