import { type Flushed, flushQueue, type SendResponse, type Unsent } from "./flush-queue";
import type { ResponseStore } from "./response-store";

export type SaveState = "saved" | "saving" | "offline" | Exclude<Unsent, "try-again">;

/** What a finished attempt to empty the queue means for the answers. */
export function saveStateAfter(flushed: Flushed): SaveState {
  if (flushed.kind === "empty") return "saved";
  return flushed.why === "try-again" ? "offline" : flushed.why;
}

export interface SenderOptions {
  store: Pick<ResponseStore, "queued" | "markStored">;
  send: SendResponse;
  onState: (state: SaveState) => void;
  /** Resolves after the time; sooner when the network may be back, if it may be `cutShort`. */
  pause: (milliseconds: number, cutShort: boolean) => Promise<void>;
  /** From 0 to 1, for the jitter. */
  random: () => number;
  /** Does the work while no other tab of the run sends. */
  alone: <T>(work: () => Promise<T>) => Promise<T>;
}

const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 15_000;

/** The pause before attempt number `failures + 1`: doubling, at most 15 s, spread over its upper half. */
export function pauseAfter(failures: number, random: number): number {
  const full = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (failures - 1));
  return full * (0.5 + 0.5 * random);
}

/**
 * Flushes the queue, again after a pause while the server cannot be reached, until nothing waits or
 * trying again would not help.
 *
 * @returns a function to call whenever something was queued or the network may be back.
 */
export function startSender(options: SenderOptions): () => void {
  const { store, send, onState, pause, random, alone } = options;
  let running = false;
  let wokenMeanwhile = false;

  async function run(): Promise<void> {
    let failures = 0;
    const onSending = (acknowledged: number) => {
      if (acknowledged > 0) failures = 0;
      if (failures === 0) onState("saving");
    };
    for (;;) {
      const flushed = await alone(() => flushQueue(store, send, onSending));
      const state = saveStateAfter(flushed);
      onState(state);
      if (flushed.kind === "empty" || state !== "offline") return;
      failures++;
      const own = pauseAfter(failures, random());
      // Who asks to be left alone is not woken up by a network that comes back.
      const { retryAfterMs } = flushed;
      await pause(Math.max(own, retryAfterMs ?? 0), retryAfterMs === undefined);
    }
  }

  return function wake() {
    wokenMeanwhile = true;
    if (running) return;
    running = true;
    wokenMeanwhile = false;
    run().finally(() => {
      running = false;
      // Queued after the last look at the queue.
      if (wokenMeanwhile && store.queued().length > 0) wake();
    });
  };
}
