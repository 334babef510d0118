import type { Measure } from "@/lib/comparison/responses/response-table";

/** What the headline is about, and how sure it has to be. */
export interface HeadlinePlan {
  /** The key of the primary outcome, which alone decides the verdict. */
  outcome: string;
  alpha: number;
  /** The method that the others are compared with, by its key; null: all pairs. */
  baseline: string | null;
  /**
   * The smallest difference of the primary outcome that matters: points of a mean score, or of an ordinal
   * outcome in the probability of agreeing; null where none was stated.
   */
  smallestEffect: number | null;
  /** Whether all this was fixed before the study opened; results are exploratory otherwise. */
  isConfirmatory: boolean;
}

/** What holds where nothing was planned: the mean score, or the last construct, at .05, all pairs. */
export function unplannedHeadline(measures: readonly Pick<Measure, "key">[]): HeadlinePlan {
  return {
    outcome: measures.at(-1)?.key ?? "",
    alpha: 0.05,
    baseline: null,
    smallestEffect: null,
    isConfirmatory: false,
  };
}

/**
 * The two-sided level of a measure's pairs: alpha for the primary outcome; the other measures, which are
 * the secondary family, share it.
 */
export function levelOfPairs(plan: HeadlinePlan, measures: readonly Pick<Measure, "key">[]) {
  const others = measures.filter(({ key }) => key !== plan.outcome).length;
  return (key: string) => (key === plan.outcome ? plan.alpha : plan.alpha / Math.max(1, others));
}
