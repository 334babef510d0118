import "server-only";
import { AppError } from "@/lib/errors";
import { answering } from "@/lib/server/shared/http";
import { allowanceHeaders } from "@/lib/views/accounts/api-allowance";
import { findCaller } from "./find-caller";
import { spendRequest } from "./spend-request";

/**
 * Answers a request of the API, if its caller has not asked too often; either way the reply says what
 * is left. Replies are this caller's alone, and are asked for again before they are used again.
 */
export async function answeringApi(
  request: Request,
  handler: () => Promise<Response>,
): Promise<Response> {
  let headers: Record<string, string> = {};
  const reply = await answering(async () => {
    const { caller, allowance } = await findCaller(request);
    const remaining = await spendRequest(caller, allowance);
    headers = allowanceHeaders(remaining);
    if (remaining.left < 0) {
      const { quota, seconds } = allowance;
      throw new AppError(
        "too-many-requests",
        `More than ${quota} requests in ${seconds} seconds. Ask again in ${remaining.seconds} seconds.`,
      );
    }
    return handler();
  }, "private, no-cache");
  for (const [name, value] of Object.entries(headers)) reply.headers.set(name, value);
  if (reply.status === 401) reply.headers.set("WWW-Authenticate", "Bearer");
  reply.headers.set("Vary", "Authorization, Cookie");
  return reply;
}
