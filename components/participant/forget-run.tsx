"use client";

import { useEffect } from "react";
import { type RunTransport, useRunTransport } from "./run-transport";

/**
 * The run is over: the browser forgets what it kept of it. What still waits is sent before, and kept
 * while it cannot be.
 */
export async function sendAndForget(transport: RunTransport, code: string): Promise<void> {
  const store = await transport.openRun(code);
  const { records } = store;
  for (const { trialId, response } of store.queued()) {
    const { outcome } = await transport.sendResponse(trialId, response);
    if (outcome === "try-again") return records.close();
  }
  await records.clear();
  records.close();
}

export function ForgetRun({ code }: { code: string }) {
  const transport = useRunTransport();
  useEffect(() => void sendAndForget(transport, code), [transport, code]);
  return null;
}
