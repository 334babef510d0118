import { platform, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import { fitComparison } from "@/lib/comparison/fit-comparison";
import type { FitAnswer, FitRequest } from "./fit-in-worker";

// Participants' answers go first where there are few processors. Linux takes this for the thread
// alone; elsewhere it would be for the whole process.
if (platform() === "linux") setPriority(0, 10);

/** The worker's side: one fit after the other, each answered with its figures or with what went wrong. */
parentPort?.on("message", ({ id, table, resampling, plan }: FitRequest) => {
  let answer: FitAnswer;
  try {
    answer = { id, figures: fitComparison(table, resampling, plan) };
  } catch (error) {
    answer = {
      id,
      failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
  parentPort?.postMessage(answer);
});
