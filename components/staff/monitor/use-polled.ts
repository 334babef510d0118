"use client";

import { useEffect, useState } from "react";

const EVERY_MS = 5_000;
const AT_MOST_MS = 60_000;
const ANSWER_WITHIN_MS = 10_000;

/** How the last attempt went. */
export type Connection = "current" | "unreachable" | "refused";

/** How long to wait before the next attempt, after so many failures in a row. */
export function pollDelay(failures: number): number {
  return Math.min(EVERY_MS * 2 ** failures, AT_MOST_MS);
}

/**
 * The newest answer of `source`, asked every five seconds; less and less often while it cannot be
 * reached, not at all while the tab is hidden or after it was refused (signed out, no longer a member),
 * nor while it is paused.
 */
export function usePolled<T>(
  source: string,
  initial: T,
  paused = false,
): { value: T; connection: Connection } {
  const [value, setValue] = useState(initial);
  const [connection, setConnection] = useState<Connection>("current");

  useEffect(() => {
    if (paused) return;
    let failures = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    let asking = false;

    async function ask() {
      if (asking || stopped) return;
      asking = true;
      try {
        const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
        const reply = await fetch(source, { cache: "no-store", signal });
        if (reply.status === 401 || reply.status === 404) {
          stopped = true;
          return setConnection("refused");
        }
        if (!reply.ok) throw new Error(`The server answered ${reply.status}.`);
        const next: T = await reply.json();
        if (stopped) return;
        failures = 0;
        setValue(next);
        setConnection("current");
      } catch {
        failures += 1;
        if (!stopped) setConnection("unreachable");
      } finally {
        asking = false;
      }
      plan();
    }

    function plan() {
      clearTimeout(timer);
      if (!stopped && !document.hidden) timer = setTimeout(ask, pollDelay(failures));
    }

    function onVisibility() {
      clearTimeout(timer);
      if (!document.hidden) void ask();
    }

    plan();
    document.addEventListener("visibilitychange", onVisibility);
    return () => {
      stopped = true;
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", onVisibility);
    };
  }, [source, paused]);

  return { value, connection };
}
