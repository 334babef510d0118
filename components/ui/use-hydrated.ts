"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * Whether the page listens yet. A form that is sent before would be sent by the browser itself, and
 * lose what its address or its fields held: its button waits for this.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
