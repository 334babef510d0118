import "server-only";
import type { FittedFigures } from "@/lib/comparison/fit-comparison";
import type { HeadlinePlan } from "@/lib/comparison/headline/headline-plan";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import type { Resampling } from "@/lib/stats/resampling/resampling";
import { digestTable } from "./digest-table";
import { fitInWorker } from "./fit-in-worker";

/** About 100 kB each. */
const FITS_KEPT = 16;

/** By the digest of what was fitted. */
const kept = globalThis as unknown as { groundedFitted?: Map<string, Promise<FittedFigures>> };

/**
 * What is fitted to a table. The last fits are kept, and whoever asks for one that is being made waits
 * for it: the comparison page and a bundle of the same responses take one fit.
 */
export function fitOnce(
  table: ResponseTable,
  resampling: Resampling,
  plan: HeadlinePlan | null,
): Promise<FittedFigures> {
  kept.groundedFitted ??= new Map();
  const fitted = kept.groundedFitted;
  const digest = digestTable(table, resampling, plan);
  const figures = fitted.get(digest) ?? fitInWorker(table, resampling, plan);
  fitted.delete(digest);
  fitted.set(digest, figures);
  const [oldest] = fitted.keys();
  if (fitted.size > FITS_KEPT && oldest) fitted.delete(oldest);
  // What failed is tried again by whoever asks next.
  figures.catch(() => {
    if (fitted.get(digest) === figures) fitted.delete(digest);
  });
  return figures;
}
