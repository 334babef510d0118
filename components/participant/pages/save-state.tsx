"use client";

import { useEffect, useState } from "react";
import type { SaveState } from "@/components/participant/queue/response-sender";
import { useWords } from "./words";

const WORDS = {
  saved: "stateSaved",
  saving: "stateSaving",
  offline: "stateOffline",
  "unknown-browser": "stateUnknownBrowser",
  "another-participant": "stateUnknownBrowser",
  "run-ended": "stateRunEnded",
  refused: "stateRefused",
} as const satisfies Record<SaveState, string>;

const CALM_MS = 400;

/**
 * How long a state has to last before it is shown instead of another. Most answers are saved sooner
 * than anybody could read "Saving…", and nobody is told of it.
 */
export function calmDelay(shown: SaveState, next: SaveState): number {
  return shown !== next && (shown === "saving" || next === "saving") ? CALM_MS : 0;
}

/**
 * Whether the answers have arrived, in one fixed place, said politely. The words may be some tenths
 * of a second behind; the attribute is not.
 */
export function SaveStateLine({ state }: { state: SaveState }) {
  const words = useWords();
  const [shown, setShown] = useState(state);
  useEffect(() => {
    const timer = setTimeout(() => setShown(state), calmDelay(shown, state));
    return () => clearTimeout(timer);
  }, [shown, state]);
  return (
    <p role="status" data-state={state} className="text-right text-[0.9rem] text-soft">
      {words[WORDS[shown]]}
    </p>
  );
}
