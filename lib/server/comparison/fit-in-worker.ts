import "server-only";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { FittedFigures } from "@/lib/comparison/fit-comparison";
import type { HeadlinePlan } from "@/lib/comparison/headline/headline-plan";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import type { Resampling } from "@/lib/stats/resampling/resampling";

export interface FitRequest {
  id: number;
  table: ResponseTable;
  resampling: Resampling;
  plan: HeadlinePlan | null;
}

export type FitAnswer = { id: number } & ({ figures: FittedFigures } | { failure: string });

interface FitWorker {
  worker: Worker;
  waiting: Map<number, { resolve: (figures: FittedFigures) => void; reject: (e: Error) => void }>;
  last: number;
}

const kept = globalThis as unknown as { groundedFits?: FitWorker };

/**
 * Fits a comparison in a thread of its own: participants' answers are stored meanwhile as quickly as
 * ever. One thread for the process; fits wait in line. A thread that dies fails what it was asked,
 * and the next fit gets a new one.
 */
export function fitInWorker(
  table: ResponseTable,
  resampling: Resampling,
  plan: HeadlinePlan | null = null,
): Promise<FittedFigures> {
  kept.groundedFits ??= startWorker();
  const fits = kept.groundedFits;
  fits.last += 1;
  const id = fits.last;
  return new Promise((resolve, reject) => {
    fits.waiting.set(id, { resolve, reject });
    // It keeps the process alive only while somebody waits for it.
    fits.worker.ref();
    fits.worker.postMessage({ id, table, resampling, plan } satisfies FitRequest);
  });
}

function startWorker(): FitWorker {
  const file = join(process.cwd(), "lib", "server", "comparison", "fit-worker.mjs");
  // Not by `new`: the bundler would take the thread's sources apart, which run as they are.
  const worker: Worker = Reflect.construct(Worker, [file, { execArgv: [] }]);
  const fits: FitWorker = { worker, waiting: new Map(), last: 0 };
  worker.on("message", (answer: FitAnswer) => {
    const asked = fits.waiting.get(answer.id);
    fits.waiting.delete(answer.id);
    if (fits.waiting.size === 0) worker.unref();
    if ("figures" in answer) asked?.resolve(answer.figures);
    else asked?.reject(new Error(answer.failure));
  });
  const fail = (error: Error) => {
    if (kept.groundedFits === fits) kept.groundedFits = undefined;
    for (const { reject } of fits.waiting.values()) reject(error);
    fits.waiting.clear();
  };
  worker.on("error", fail);
  worker.on("exit", (code) => fail(new Error(`The thread that fits models ended (${code}).`)));
  worker.unref();
  return fits;
}
