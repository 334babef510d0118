import "server-only";
import { asOverload } from "./overload";

interface Waiting<Job, Result> {
  job: Job;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

const RUSH_MS = 1000;

/**
 * Carries out jobs together that come at about the same time: those that arrive while earlier ones
 * are under way wait, and then go in one batch. A lone job does not wait at all; a burst costs one
 * transaction instead of hundreds.
 *
 * @param carryOut - gives one result per job, in their order; an Error among them fails its job alone.
 * When it throws, each job of the batch is tried by itself, so that one cannot spoil the others; where
 * the database is overloaded, all fail.
 * @param most - jobs in a batch; `atOnce` - batches under way at a time; `gatherMs` - in a rush (jobs
 * met each other within the last second) a batch waits so long for more, because its cost is hardly
 * larger with them.
 */
export function inBatches<Job, Result>(
  carryOut: (jobs: Job[]) => Promise<(Result | Error)[]>,
  { most, atOnce = 1, gatherMs = 0 }: { most: number; atOnce?: number; gatherMs?: number },
): (job: Job) => Promise<Result> {
  const waiting: Waiting<Job, Result>[] = [];
  let underWay = 0;
  let metAt = Number.NEGATIVE_INFINITY;

  async function settle(batch: Waiting<Job, Result>[]): Promise<void> {
    try {
      const results = await carryOut(batch.map(({ job }) => job));
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result instanceof Error) reject(result);
        else resolve(result as Result);
      });
    } catch (error) {
      // Each by itself, one after the other, would wait as long as all did, and keep others waiting.
      if (batch.length === 1 || asOverload(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      for (const one of batch) await settle([one]);
    }
  }

  function next(): void {
    if (underWay >= atOnce || waiting.length === 0) return;
    underWay++;
    if (isRush() && waiting.length < most) setTimeout(carryOutWaiting, gatherMs);
    else carryOutWaiting();
  }

  function carryOutWaiting(): void {
    settle(waiting.splice(0, most)).finally(() => {
      underWay--;
      next();
    });
  }

  function isRush(): boolean {
    return gatherMs > 0 && performance.now() - metAt < RUSH_MS;
  }

  return (job) =>
    new Promise((resolve, reject) => {
      if (underWay > 0 || waiting.length > 0) metAt = performance.now();
      waiting.push({ job, resolve, reject });
      next();
    });
}
