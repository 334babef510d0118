import type { ResponseStore } from "./response-store";
import type { SubmittedResponse } from "./run-record";

/** Why responses are still on this device. */
export type Unsent =
  /** No answer, or a server in trouble: the same again later. */
  | "try-again"
  /** The server no longer knows this browser: only the link helps. */
  | "unknown-browser"
  /** The server knows this browser as other participants, not as the one whose run this is. */
  | "another-participant"
  /** The participant has withdrawn, here or elsewhere: nothing more is stored. */
  | "run-ended"
  /** The server refused the response for good. */
  | "refused";

/** What became of one attempt to send a response. */
export type SendOutcome = "acknowledged" | Unsent;

export interface SendReply {
  outcome: SendOutcome;
  /** How long the server asks to be left alone before the next try. */
  retryAfterMs?: number;
}

export type SendResponse = (trialId: string, response: SubmittedResponse) => Promise<SendReply>;

/** The queue is empty, or it says how many responses are left in it and why. */
export type Flushed =
  | { kind: "empty" }
  | { kind: "left"; left: number; why: Unsent; retryAfterMs?: number };

/**
 * The one way to empty a run's queue. Sends what waits, oldest first, and what is queued meanwhile;
 * each response leaves the queue when the server has acknowledged it, and for no other reason. A
 * response that is refused does not hold up the others; any other failure would meet them all, so
 * it ends the attempt.
 *
 * @param onSending - called before each response is sent.
 */
export async function flushQueue(
  store: Pick<ResponseStore, "queued" | "markStored">,
  send: SendResponse,
  onSending: (acknowledged: number) => void = () => {},
): Promise<Flushed> {
  const refused = new Set<string>();
  for (let acknowledged = 0; ; ) {
    const queued = store.queued();
    const next = queued.find(({ trialId }) => !refused.has(trialId));
    if (!next) {
      return queued.length > 0
        ? { kind: "left", left: queued.length, why: "refused" }
        : { kind: "empty" };
    }
    onSending(acknowledged);
    const { outcome, retryAfterMs } = await send(next.trialId, next.response);
    if (outcome === "acknowledged") {
      acknowledged++;
      store.markStored(next.trialId);
    } else if (outcome === "refused") {
      refused.add(next.trialId);
    } else {
      const left = store.queued().length;
      // Another tab may have been luckier meanwhile.
      return left > 0 ? { kind: "left", left, why: outcome, retryAfterMs } : { kind: "empty" };
    }
  }
}
