"use client";

import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import { afterPaint } from "@/components/participant/pages/after-paint";
import type { BlindTrial, Ratings } from "@/lib/study/protocol/protocol";
import { attachRun } from "./attach-run";
import { makeResponse } from "./made-response";
import type { SaveState } from "./response-sender";
import type { ResponseStore } from "./response-store";
import { useRunTransport } from "./run-transport";
import type { TrialTimes } from "./trial-clock";

/** Asks the browser, once, not to clear away what it keeps when the device gets full. */
function askToKeep(): void {
  navigator.storage?.persist?.().catch(() => {});
}

/**
 * One run in one tab: the first trial that nobody answered here yet, what was begun for it, and the
 * queue behind it. `ready` is false until the device's storage has been read.
 */
export function useRun(code: string, trials: BlindTrial[], total: number) {
  const transport = useRunTransport();
  const [store, setStore] = useState<ResponseStore | null>(null);
  const [sending, setSending] = useState<SaveState>("saved");
  // The store holds the run; a change of it is a reason to look again.
  const [, lookAgain] = useReducer((looks: number) => looks + 1, 0);
  const wake = useRef(() => {});
  const asked = useRef(false);

  useEffect(() => {
    let left = false;
    let detach = () => {};
    transport.openRun(code).then((opened) => {
      if (left) return opened.records.close();
      const attached = attachRun(code, opened, transport, setSending, lookAgain);
      detach = attached.detach;
      wake.current = attached.wake;
      setStore(opened);
      attached.wake();
    });
    return () => {
      left = true;
      detach();
    };
  }, [code, transport]);

  const submit = useCallback(
    (trialId: string, answers: Ratings, times: TrialTimes | undefined) => {
      store?.submit(trialId, makeResponse(answers, times, new Date(), window.innerWidth));
      // The next trial comes first: what is kept on the device can be sent a moment later.
      afterPaint(wake.current);
      if (!asked.current && !transport.preview) askToKeep();
      asked.current = true;
    },
    [store, transport],
  );

  const open = store ? trials.filter(({ id }) => !store.isAnswered(id)) : trials;
  const waiting = store?.queued().length ?? 0;
  // What another tab has queued is on its way, although this tab does not send it.
  const onTheWay = sending === "saved" ? "saving" : sending;
  const saveState: SaveState = waiting === 0 ? "saved" : onTheWay;

  return {
    store,
    trial: store ? open[0] : undefined,
    /** Which trial this is, of the total: people whose trials were planned anew have gaps in theirs. */
    place: Math.max(1, Math.min(total, total - open.length + 1)),
    waiting,
    saveState,
    submit,
  };
}
