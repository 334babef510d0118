"use client";

import { type ReactNode, useMemo } from "react";
import { memoryStorage } from "@/components/participant/queue/device-storage";
import { openPassingRun } from "@/components/participant/queue/open-passing-run";
import { type RunTransport, Transport } from "@/components/participant/queue/run-transport";

const passing = memoryStorage();

/**
 * Acknowledges everything, sends nothing, and keeps it no longer than the page is open.
 *
 * @param next - where each step leads, as the server would say it.
 */
export function previewTransport(next: Readonly<Record<string, string>>): RunTransport {
  return {
    preview: true,
    sendResponse: async () => ({ outcome: "acknowledged" }),
    sendStep: async (_study, step) => ({ kind: "ok", body: { next: next[step] } }),
    openRun: openPassingRun,
    formStorage: () => passing,
  };
}

/** Stands around the pages of a preview; in a module of its own, for participants need none of it. */
export function PreviewTransport({
  next,
  children,
}: {
  /** Where each step of a preview leads. */
  next: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  const transport = useMemo(() => previewTransport(next), [next]);
  return <Transport value={transport}>{children}</Transport>;
}
