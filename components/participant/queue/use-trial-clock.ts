"use client";

import { useCallback, useEffect, useRef } from "react";
import { isTranslated } from "./is-translated";
import { TrialClock, type TrialTimes } from "./trial-clock";

const BEAT_MS = 1000;

/**
 * The clock of the trial on screen, which hears when the page is left and returned to, and notices when
 * it is translated.
 *
 * @param trialId - with another trial another clock begins.
 * @param kept - the times counted before, in this tab or another.
 * @param onLeave - called when the page is hidden, perhaps for good.
 */
export function useTrialClock(
  trialId: string,
  kept: () => TrialTimes | undefined,
  onLeave: (times: TrialTimes) => void,
) {
  const clock = useRef<TrialClock | null>(null);
  const callbacks = useRef({ kept, onLeave });
  callbacks.current = { kept, onLeave };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another trial, another clock.
  useEffect(() => {
    const now = () => performance.now();
    const started = new TrialClock(now(), document.hidden, !document.hasFocus());
    started.continueFrom(callbacks.current.kept());
    clock.current = started;
    const look = () => {
      if (isTranslated(document)) started.translate();
    };
    const beat = setInterval(() => {
      started.beat(now());
      look();
    }, BEAT_MS);
    const leave = () => {
      look();
      const times = started.times(now());
      if (times) callbacks.current.onLeave(times);
    };
    const onVisibility = () => {
      const { hidden } = document;
      started.setPresence(now(), { hidden });
      if (hidden) leave();
      else started.continueFrom(callbacks.current.kept());
    };
    const onBlur = () => started.setPresence(now(), { blurred: true });
    // Some windows are clicked into without a word about the focus.
    const onHere = () => started.setPresence(now(), { blurred: false });
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("pagehide", leave);
    window.addEventListener("blur", onBlur);
    const here = ["focus", "pointerdown", "keydown"] as const;
    for (const event of here) window.addEventListener(event, onHere);
    return () => {
      clearInterval(beat);
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("blur", onBlur);
      for (const event of here) window.removeEventListener(event, onHere);
    };
  }, [trialId]);

  return {
    answer: useCallback(
      (replaced: boolean) => clock.current?.answer(performance.now(), replaced),
      [],
    ),
    times: useCallback(() => {
      if (isTranslated(document)) clock.current?.translate();
      return clock.current?.times(performance.now());
    }, []),
  };
}
