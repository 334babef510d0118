"use client";

import type { ReactNode } from "react";
import { useHydrated } from "./use-hydrated";

/**
 * Fields that take nothing before the page listens: what is typed earlier would stand in the browser
 * and be in no draft.
 */
export function WhenListening({
  className = "contents",
  children,
}: {
  className?: string;
  children: ReactNode;
}) {
  return (
    <fieldset role="presentation" className={className} disabled={!useHydrated()}>
      {children}
    </fieldset>
  );
}
