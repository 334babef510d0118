"use client";

import { createContext, useContext, useEffect } from "react";
import { deviceStorage, type KeyValueStore } from "./device-storage";
import { openRun } from "./open-run";
import type { SendReply } from "./response-sender";
import type { ResponseStore } from "./response-store";
import type { SubmittedResponse } from "./run-record";
import { type Reply, sendJson } from "./send-json";
import { sendResponse } from "./send-response";

/** Where the participant's pages send and keep things: the one difference between a run and its preview. */
export interface RunTransport {
  preview: boolean;
  sendResponse: (trialId: string, response: SubmittedResponse) => Promise<SendReply>;
  /** Posts a step of the run, "consent" for instance. In a preview it is answered at once. */
  sendStep: (study: string, step: string, body: unknown) => Promise<Reply>;
  /** What the device keeps of a run. */
  openRun: (code: string) => Promise<ResponseStore>;
  /** For what was begun in a form. */
  formStorage: () => KeyValueStore;
}

export const liveTransport: RunTransport = {
  preview: false,
  sendResponse,
  sendStep: (study, step, body) => sendJson("POST", `/api/take/${study}/${step}`, body),
  openRun,
  formStorage: deviceStorage,
};

/** Live, unless something stands around the pages that makes them a preview. */
export const Transport = createContext(liveTransport);

export function useRunTransport(): RunTransport {
  return useContext(Transport);
}

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
