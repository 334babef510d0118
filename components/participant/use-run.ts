"use client";

import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { MAX_DURATION_MS } from "@/lib/study/limits";
import type { BlindTrial, Ratings } from "@/lib/study/protocol";
import { deviceStorage } from "./device-storage";
import { type SaveState, startSender } from "./response-sender";
import { ResponseStore } from "./response-store";
import { sendResponse } from "./send-response";

/** Waits, but not longer than until the network comes back or the page is looked at again. */
function pauseUntilPromising(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener("online", done);
      document.removeEventListener("visibilitychange", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    window.addEventListener("online", done);
    document.addEventListener("visibilitychange", done);
  });
}

/**
 * One run in one tab: the first trial that nobody answered here yet, what was begun for it, and the
 * queue behind it. `ready` is false until the browser's storage has been looked at.
 */
export function useRun(code: string, trials: BlindTrial[]) {
  const [store, setStore] = useState<ResponseStore | null>(null);
  const [saveState, setSaveState] = useState<SaveState>("saved");
  // The storage holds the run; a change of it is a reason to look again.
  const [, lookAgain] = useReducer((looks: number) => looks + 1, 0);
  const wake = useRef(() => {});

  useEffect(() => {
    const opened = new ResponseStore(deviceStorage(), code);
    setStore(opened);
    wake.current = startSender({
      store: opened,
      send: sendResponse,
      onState: (state) => {
        setSaveState(state);
        lookAgain();
      },
      pause: pauseUntilPromising,
      random: Math.random,
    });
    wake.current();
    // Another tab of the same run answered, began an answer, or finished.
    const onStorage = (event: StorageEvent) => {
      if (opened.isForgotten(event)) window.location.reload();
      else lookAgain();
    };
    const onOnline = () => wake.current();
    // Back to a page that the browser kept frozen: the run may have gone on, or ended, since.
    const onShow = (event: PageTransitionEvent) => event.persisted && window.location.reload();
    window.addEventListener("storage", onStorage);
    window.addEventListener("online", onOnline);
    window.addEventListener("pageshow", onShow);
    return () => {
      window.removeEventListener("pageshow", onShow);
      window.removeEventListener("storage", onStorage);
      window.removeEventListener("online", onOnline);
    };
  }, [code]);

  const trial = store ? trials.find((candidate) => !store.isAnswered(candidate.id)) : undefined;
  const waiting = store?.queued().length ?? 0;

  const submit = useCallback(
    (trialId: string, ratings: Ratings, elapsedMs: number) => {
      const submittedAt = new Date().toISOString();
      const durationMs = Math.min(Math.round(elapsedMs), MAX_DURATION_MS);
      store?.submit(trialId, { ratings, durationMs, submittedAt });
      lookAgain();
      wake.current();
    },
    [store],
  );

  return { ready: store !== null, store, trial, waiting, saveState, submit };
}
