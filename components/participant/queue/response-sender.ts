import type { ResponseStore } from "./response-store";
import type { SubmittedResponse } from "./run-record";

/** What became of one attempt to send a response. */
export type SendOutcome =
  | "acknowledged"
  /** No answer, or a server in trouble: the same again later. */
  | "try-again"
  /** The server no longer knows this browser: only the link helps. */
  | "unknown-browser"
  /** The server refused the response for good. */
  | "refused";

export interface SendReply {
  outcome: SendOutcome;
  /** How long the server asks to be left alone before the next try. */
  retryAfterMs?: number;
}

export type SaveState = "saved" | "saving" | "offline" | "unknown-browser" | "refused";

export interface SenderOptions {
  store: Pick<ResponseStore, "queued" | "markStored">;
  send: (trialId: string, response: SubmittedResponse) => Promise<SendReply>;
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
 * Sends what the store has queued, one after another, until nothing waits. Everything stays in the
 * store until the server has acknowledged it. What the server refuses stands in nobody's way.
 *
 * @returns a function to call whenever something was queued or the network may be back.
 */
export function startSender(options: SenderOptions): () => void {
  const { store, send, onState, pause, random, alone } = options;
  let running = false;
  let wokenMeanwhile = false;
  let failures = 0;

  /** Sends until nothing waits or something fails. */
  async function sendAll(refused: Set<string>): Promise<SendReply> {
    for (;;) {
      const next = store.queued().find(({ trialId }) => !refused.has(trialId));
      if (!next) return { outcome: refused.size > 0 ? "refused" : "acknowledged" };
      if (failures === 0) onState("saving");
      const reply = await send(next.trialId, next.response);
      if (reply.outcome === "acknowledged") {
        failures = 0;
        store.markStored(next.trialId);
      } else if (reply.outcome === "refused") {
        refused.add(next.trialId);
      } else return reply;
    }
  }

  async function run(): Promise<void> {
    const refused = new Set<string>();
    failures = 0;
    for (;;) {
      const { outcome, retryAfterMs } = await alone(() => sendAll(refused));
      if (outcome !== "try-again") return onState(outcome === "acknowledged" ? "saved" : outcome);
      failures++;
      onState("offline");
      const own = pauseAfter(failures, random());
      // Who asks to be left alone is not woken up by a network that comes back.
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
