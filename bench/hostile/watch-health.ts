import { setTimeout as sleep } from "node:timers/promises";

const EVERY_MS = 200;
const PATIENCE_MS = 20_000;

/** Asks again and again whether the app is well; `stop` gives the longest time without a good answer. */
export function watchHealth(address: string): { stop: () => Promise<number> } {
  let watching = true;
  const watched = (async () => {
    let longest = 0;
    let last = performance.now();
    while (watching) {
      const isWell = await fetch(`${address}/api/health`, {
        headers: { connection: "close" },
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
        .then(async (reply) => (await reply.arrayBuffer()) && reply.status === 200)
        .catch(() => false);
      const now = performance.now();
      longest = Math.max(longest, now - last);
      if (isWell) last = now;
      await sleep(EVERY_MS);
    }
    return longest;
  })();
  return {
    stop: () => {
      watching = false;
      return watched;
    },
  };
}
