"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { SeededPlan } from "@/lib/comparison/plan/plan-request";
import type { StudyPlan } from "@/lib/stats/power/plan-study";
import type { PlanAnswer } from "./plan-messages";

export type PlanRun =
  | { kind: "idle" }
  /** `msLeft` is null until there is something to reckon it from. */
  | { kind: "running"; share: number; msLeft: number | null }
  | { kind: "done" }
  | { kind: "cancelled" }
  | { kind: "failed" };

/** What the asked figures are called on the page. */
export interface PlanWords {
  /** Empty where the model was assumed. */
  construct: string;
  first: string;
  second: string;
}

export interface PlanResult {
  asked: SeededPlan;
  words: PlanWords;
  plan: StudyPlan;
}

/** Below this share of the work, the time left would be a guess. */
const TELLING_SHARE = 0.02;

/**
 * Runs a plan in a worker, so that the page stays usable. Cancelling ends the worker; an earlier
 * result stays until a new one is there.
 */
export function usePlanWorker() {
  const worker = useRef<Worker | null>(null);
  const [run, setRun] = useState<PlanRun>({ kind: "idle" });
  const [result, setResult] = useState<PlanResult | null>(null);

  const stop = useCallback(() => {
    worker.current?.terminate();
    worker.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  function start(asked: SeededPlan, words: PlanWords) {
    stop();
    setRun({ kind: "running", share: 0, msLeft: null });
    const begun = performance.now();
    const fail = () => {
      stop();
      setRun({ kind: "failed" });
    };
    try {
      const started = new Worker(new URL("./plan-worker.ts", import.meta.url), { type: "module" });
      worker.current = started;
      started.addEventListener("error", fail);
      started.addEventListener("message", ({ data }: MessageEvent<PlanAnswer>) => {
        if (data.kind === "progress") {
          const { share } = data;
          const spent = performance.now() - begun;
          const msLeft = share < TELLING_SHARE ? null : (spent * (1 - share)) / share;
          setRun({ kind: "running", share, msLeft });
          return;
        }
        stop();
        setResult({ asked, words, plan: data.plan });
        setRun({ kind: "done" });
      });
      started.postMessage(asked);
    } catch {
      fail();
    }
  }

  function cancel() {
    stop();
    setRun({ kind: "cancelled" });
  }

  return { run, result, start, cancel };
}
