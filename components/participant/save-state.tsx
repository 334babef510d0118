"use client";

import { useEffect, useState } from "react";
import type { SaveState } from "./response-sender";

const WORDS: Record<SaveState, string> = {
  saved: "Saved",
  saving: "Saving…",
  offline: "Offline: your answers are kept on this device",
  "unknown-browser": "Not saved: open the study again by your link",
  refused: "Not saved: please write to the researchers",
};

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
  const [shown, setShown] = useState(state);
  useEffect(() => {
    const timer = setTimeout(() => setShown(state), calmDelay(shown, state));
    return () => clearTimeout(timer);
  }, [shown, state]);
  return (
    <p role="status" data-state={state} className="text-right text-[0.9rem] text-soft">
      {WORDS[shown]}
    </p>
  );
}
