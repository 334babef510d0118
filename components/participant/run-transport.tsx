"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";
import { deviceStorage, type KeyValueStore, memoryStorage } from "./device-storage";
import { openPassingRun, openRun } from "./open-run";
import { PreviewContext } from "./preview-context";
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

const passing = memoryStorage();

/**
 * Acknowledges everything, sends nothing, and keeps it no longer than the page is open.
 *
 * @param next - where each step leads, as the server would say it.
 */
export function previewTransport(next: Readonly<Record<string, string>> = {}): RunTransport {
  return {
    preview: true,
    sendResponse: async () => ({ outcome: "acknowledged" }),
    sendStep: async (_study, step) => ({ kind: "ok", body: { next: next[step] } }),
    openRun: openPassingRun,
    formStorage: () => passing,
  };
}

const Transport = createContext(liveTransport);

/** Stands around the pages of a preview; without it they are live. */
export function RunTransportProvider({
  preview,
  next,
  children,
}: {
  preview: boolean;
  /** Where each step of a preview leads. */
  next?: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  const transport = useMemo(
    () => (preview ? previewTransport(next) : liveTransport),
    [preview, next],
  );
  return (
    <PreviewContext value={preview}>
      <Transport value={transport}>{children}</Transport>
    </PreviewContext>
  );
}

export function useRunTransport(): RunTransport {
  return useContext(Transport);
}
