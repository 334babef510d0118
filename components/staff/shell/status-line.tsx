"use client";

import { useEffect, useRef, useSyncExternalStore } from "react";

/** What was done last on this page; the form that did it may be gone with what it ended. */
let said = "";
const listeners = new Set<() => void>();

/** Says what happened, where the page has its line for it. */
export function say(sentence: string): void {
  said = sentence;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    // The next page begins without it.
    if (listeners.size === 0) said = "";
  };
}

/** Takes the focus as it speaks: what had it is gone. */
export function StatusLine() {
  const line = useRef<HTMLParagraphElement>(null);
  const sentence = useSyncExternalStore(
    subscribe,
    () => said,
    () => "",
  );
  useEffect(() => {
    if (sentence) line.current?.focus();
  }, [sentence]);
  return (
    <p
      ref={line}
      role="status"
      tabIndex={-1}
      className={sentence ? "mb-6 border-l-4 border-edge bg-quiet px-4 py-3" : ""}
    >
      {sentence}
    </p>
  );
}
