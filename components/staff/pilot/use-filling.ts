"use client";

import { useEffect, useRef, useState } from "react";
import { readRefusal } from "@/components/staff/recruitment/read-refusal";
import type { PilotFillingInput } from "@/lib/schemas/pilot/pilot-filling";
import { countEnded, type FillingProgress, noProgress } from "@/lib/views/pilot/pilot-filling";
import { readLines } from "./read-lines";

export type Filling =
  | { kind: "none" }
  | { kind: "running" | "done" | "cancelled"; progress: FillingProgress }
  | { kind: "failed"; progress: FillingProgress; message: string };

const BROKEN =
  "The connection broke before the last of them was through. What has come in stays; fill in more when the server can be reached.";

/** Fills a study's pilot while the page is open, and follows it. */
export function useFilling(slug: string) {
  const [filling, setFilling] = useState<Filling>({ kind: "none" });
  const leaving = useRef<AbortController | null>(null);
  // Who leaves the page stops them.
  useEffect(() => () => leaving.current?.abort(), []);

  async function start(input: PilotFillingInput): Promise<void> {
    const controller = new AbortController();
    leaving.current = controller;
    let progress = noProgress(input.people);
    setFilling({ kind: "running", progress });
    try {
      const reply = await fetch(`/api/studies/${slug}/pilot/filling`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(input),
        signal: controller.signal,
      });
      if (!reply.ok || !reply.body) {
        setFilling({ kind: "failed", progress, message: await readRefusal(reply) });
        return;
      }
      for await (const line of readLines(reply.body)) {
        progress = JSON.parse(line) as FillingProgress;
        setFilling({ kind: "running", progress });
      }
      const whole = countEnded(progress) === progress.of || progress.failed > 0;
      setFilling(
        whole ? { kind: "done", progress } : { kind: "failed", progress, message: BROKEN },
      );
    } catch {
      setFilling(
        controller.signal.aborted
          ? { kind: "cancelled", progress }
          : { kind: "failed", progress, message: BROKEN },
      );
    }
  }

  return { filling, start, cancel: () => leaving.current?.abort() };
}
