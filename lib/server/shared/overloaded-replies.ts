import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";
import { asOverload } from "./overload";

/** The reply to the request that is being answered. */
const replies = new AsyncLocalStorage<ServerResponse>();

/**
 * From now on the reply to a request is known while it is answered. The framework gives a page no way to
 * answer 503: what is thrown while one is made becomes 500, whatever it is.
 */
export function knowReplies(): void {
  subscribe("http.server.request.start", (message) => {
    replies.enterWith((message as { response: ServerResponse }).response);
  });
}

/**
 * Told of what was thrown while a page was made: where the database was overloaded, the reply, which
 * would be 500, is 503 and says when to come again. A page that has begun to arrive stays as it is.
 */
export function noteFailure(error: unknown): void {
  const seconds = retryAfterOf(error);
  const reply = replies.getStore();
  if (seconds === null || !reply || reply.headersSent) return;
  const { writeHead } = reply;
  reply.writeHead = function begin(this: ServerResponse, status: number, ...rest: never[]) {
    if (status !== 500) return writeHead.call(this, status, ...rest);
    this.setHeader("Retry-After", String(seconds));
    this.setHeader("Cache-Control", "no-store");
    this.statusMessage = "";
    return writeHead.call(this, 503, ...rest);
  } as typeof writeHead;
}

/** Classes of pages and of this module come from several bundles, so they are told by their names. */
function retryAfterOf(error: unknown): number | null {
  const expected = error as { name?: unknown; code?: unknown; retryAfter?: unknown } | null;
  if (expected?.name === "AppError") {
    return expected.code === "unavailable" && typeof expected.retryAfter === "number"
      ? expected.retryAfter
      : null;
  }
  return asOverload(error)?.retryAfter ?? null;
}
