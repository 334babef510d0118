const HOUR_MS = 3_600_000;

let noteFailure: ((error: unknown) => void) | undefined;

/** Runs when a process of the app starts: what has to happen on a day happens without a visit. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  requireOurServer();
  const { settleClientAddresses } = await import("@/lib/server/shared/settle-client-address");
  settleClientAddresses();
  const replies = await import("@/lib/server/shared/overloaded-replies");
  replies.knowReplies();
  noteFailure = replies.noteFailure;
  const { eraseDueRecruiterIds } = await import("@/lib/server/recruitment/erase-due-recruiter-ids");
  const { forgetExpired } = await import("@/lib/server/accounts/sign-in/forget-expired");
  const { noteErasures } = await import("@/lib/server/backup/note-erasures");
  const look = async () => {
    for (const task of [eraseDueRecruiterIds, forgetExpired, noteErasures]) {
      await task().catch((error: unknown) => console.error(error));
    }
  };
  look();
  const { isFramedPath } = await import("@/lib/server/participation/is-framed");
  Object.assign(globalThis, { [Symbol.for("grounded.isFramed")]: isFramedPath });
  const { warmUp } = await import("@/lib/server/monitor/warm-up");
  // Not before the app answers: nobody waits for it.
  void warmUp().catch((error: unknown) => console.error(error));
  setInterval(look, HOUR_MS).unref();
}

/** Told of what was thrown while a request was answered, before the reply begins. */
export function onRequestError(error: unknown): void {
  noteFailure?.(error);
}

/**
 * What must come first (where a request comes from, how much it sends) is looked at by our server, and
 * nowhere else: the app does not answer without it.
 * @throws Error in a process of another server.
 */
function requireOurServer(): void {
  if (Object.hasOwn(globalThis, Symbol.for("grounded.server"))) return;
  throw new Error("Start the app by `npm start`, `npm run demo` or `npm run dev`.");
}
