import "server-only";

interface Waiting<Job, Result> {
  job: Job;
  resolve: (result: Result) => void;
  reject: (reason: unknown) => void;
}

/**
 * Carries out jobs together that come at about the same time: those that arrive while earlier ones
 * are under way wait, and then go in one batch. A lone job does not wait at all; a burst costs one
 * transaction instead of hundreds.
 *
 * @param carryOut - gives one result per job, in their order; an Error among them fails its job alone.
 * When it throws, each job of the batch is tried by itself, so that one cannot spoil the others.
 * @param most - jobs in a batch; `atOnce` - batches under way at a time.
 */
export function inBatches<Job, Result>(
  carryOut: (jobs: Job[]) => Promise<(Result | Error)[]>,
  { most, atOnce = 1 }: { most: number; atOnce?: number },
): (job: Job) => Promise<Result> {
  const waiting: Waiting<Job, Result>[] = [];
  let underWay = 0;

  async function settle(batch: Waiting<Job, Result>[]): Promise<void> {
    try {
      const results = await carryOut(batch.map(({ job }) => job));
      batch.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result instanceof Error) reject(result);
        else resolve(result as Result);
      });
    } catch (error) {
      if (batch.length === 1) return batch[0]?.reject(error);
      for (const one of batch) await settle([one]);
    }
  }

  function next(): void {
    if (underWay >= atOnce || waiting.length === 0) return;
    underWay++;
    settle(waiting.splice(0, most)).finally(() => {
      underWay--;
      next();
    });
  }

  return (job) =>
    new Promise((resolve, reject) => {
      waiting.push({ job, resolve, reject });
      next();
    });
}
