import type { SendReply, Unsent } from "./flush-queue";
import type { SubmittedResponse } from "./run-record";
import { sendJson } from "./send-json";

/** Too slow, too early or too often; and every trouble of the server's own. */
function isPassing(status: number): boolean {
  return status >= 500 || [408, 425, 429].includes(status);
}

/** What the server says of the browser or the run, by its status; all else is about the response. */
const LASTING: Readonly<Record<number, Unsent>> = {
  401: "unknown-browser",
  404: "another-participant",
  410: "run-ended",
};

/** Sends one response and reads the server's answer for the queue. */
export async function sendResponse(
  trialId: string,
  response: SubmittedResponse,
): Promise<SendReply> {
  const reply = await sendJson("PUT", `/api/take/trials/${trialId}/response`, response);
  if (reply.kind === "ok") return { outcome: "acknowledged" };
  if (reply.kind === "unreachable") return { outcome: "try-again" };
  const { status, retryAfterMs } = reply;
  if (isPassing(status)) return { outcome: "try-again", retryAfterMs };
  // Another tab or device answered first: what is stored counts, and it is acknowledged.
  if (status === 409) return { outcome: "acknowledged" };
  return { outcome: LASTING[status] ?? "refused" };
}
