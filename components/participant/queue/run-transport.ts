"use client";

import { createContext, useContext } from "react";
import { deviceStorage, type KeyValueStore } from "./device-storage";
import type { SendResponse } from "./flush-queue";
import { openRun } from "./open-run";
import type { ResponseStore } from "./response-store";
import { type Reply, sendJson } from "./send-json";
import { sendResponse } from "./send-response";

/** Where the participant's pages send and keep things: the one difference between a run and its preview. */
export interface RunTransport {
  preview: boolean;
  sendResponse: SendResponse;
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
