import type { Resampling } from "@/lib/stats/resampling/resampling";

/** The resampling of a study's comparison: seeded by the study, so that anybody gets the same. */
export function resamplingOf(seed: string): Resampling {
  return { replicates: 2000, permutations: 2000, confidence: 0.95, seed };
}
