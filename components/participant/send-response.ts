import type { SendOutcome } from "./response-sender";
import type { SubmittedResponse } from "./response-store";
import { sendJson } from "./send-json";

/** Sends one response and reads the server's answer for the queue. */
export async function sendResponse(
  trialId: string,
  response: SubmittedResponse,
): Promise<SendOutcome> {
  const reply = await sendJson("PUT", `/api/take/trials/${trialId}/response`, response);
  if (reply.kind === "ok") return "acknowledged";
  if (reply.kind === "unreachable" || reply.status >= 500 || reply.status === 429)
    return "try-again";
  // Another tab or device answered first: what is stored counts, and it is acknowledged.
  if (reply.status === 409) return "acknowledged";
  return reply.status === 401 || reply.status === 404 ? "unknown-browser" : "refused";
}
