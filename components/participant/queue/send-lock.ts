/** A tab that holds the lock may have been put to sleep with it; nobody waits longer than this. */
const PATIENCE_MS = 20_000;

/**
 * Lets one tab at a time send. Without the browser's locks, or when the holder does not let go, the
 * work is done all the same: to send twice harms nothing, the server stores once.
 *
 * @param catchUp - called before the work when another tab had the lock: it may have sent everything.
 */
export function sendingAlone(
  run: string,
  locks: Pick<LockManager, "request"> | undefined,
  catchUp: () => Promise<unknown>,
): <T>(work: () => Promise<T>) => Promise<T> {
  const name = `grounded/${run}/sending`;
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (!locks) return work();
    type Result = { value: T } | undefined;
    let started = false;
    const begin = async () => {
      started = true;
      return { value: await work() };
    };
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MS);
    let done: Result;
    try {
      done = await locks.request(
        name,
        { ifAvailable: true },
        async (lock): Promise<Result> => (lock ? begin() : undefined),
      );
      done ??= await locks.request(name, { signal: patience.signal }, async (): Promise<Result> => {
        await catchUp();
        return begin();
      });
    } catch (problem) {
      if (started) throw problem;
    } finally {
      clearTimeout(timer);
    }
    return done ? done.value : work();
  };
}
