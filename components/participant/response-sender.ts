import type { ResponseStore, SubmittedResponse } from "./response-store";

/** What became of one attempt to send a response. */
export type SendOutcome =
  | "acknowledged"
  /** No answer, or a server in trouble: the same again later. */
  | "try-again"
  /** The server no longer knows this browser: only the link helps. */
  | "unknown-browser"
  /** The server refused the response for good. */
  | "refused";

export type SaveState = "saved" | "saving" | "offline" | "unknown-browser" | "refused";

export interface SenderOptions {
  store: ResponseStore;
  send: (trialId: string, response: SubmittedResponse) => Promise<SendOutcome>;
  onState: (state: SaveState) => void;
  /** Resolves after the time, or sooner when woken. */
  pause: (milliseconds: number) => Promise<void>;
  /** From 0 to 1, for the jitter. */
  random: () => number;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/** The pause before attempt number `failures + 1`: doubling, at most 15 s, spread over its upper half. */
export function pauseAfter(failures: number, random: number): number {
  const full = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return full * (0.5 + 0.5 * random);
}

/**
 * Sends what the store has queued, one after another, until nothing waits. Everything stays in the
 * store until the server has acknowledged it.
 *
 * @returns a function to call whenever something was queued or the network may be back.
 */
export function startSender(options: SenderOptions): () => void {
  const { store, send, onState, pause, random } = options;
  let running = false;

  async function run() {
    let failures = 0;
    for (let next = store.queued()[0]; next; next = store.queued()[0]) {
      if (failures === 0) onState("saving");
      const outcome = await send(next.trialId, next.response);
      if (outcome === "acknowledged") {
        store.markStored(next.trialId);
        failures = 0;
      } else if (outcome === "try-again") {
        failures++;
        onState("offline");
        await pause(pauseAfter(failures, random()));
      } else {
        onState(outcome);
        return;
      }
    }
    onState("saved");
  }

  return () => {
    if (running) return;
    running = true;
    run().finally(() => {
      running = false;
    });
  };
}
