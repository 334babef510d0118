import { finalLevelOf } from "@/lib/comparison/analysis-plan/look-levels";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { Measure } from "@/lib/comparison/responses/response-table";
import type { AnalysisPlan, PlannedContrasts } from "@/lib/study/protocol/analysis-plan";

/** What the headline is about, and how sure it has to be. */
export interface HeadlinePlan {
  /** The key of the primary outcome, which alone decides the verdict. */
  outcome: string;
  alpha: number;
  /** Of all pairs, of every method with a baseline, or of chosen pairs; methods by their keys. */
  contrasts: PlannedContrasts;
  /**
   * The smallest difference of the primary outcome that matters: points of a mean score, or of an ordinal
   * outcome in the probability of agreeing; null where none was stated.
   */
  smallestEffect: number | null;
  /** Against the baseline: how much worse still counts as not worse, in the same unit; null: not tested. */
  nonInferiorityMargin: number | null;
  /** Whether all this was fixed before the study opened; results are exploratory otherwise. */
  isConfirmatory: boolean;
}

/**
 * What a study's plan says of the headline of a set; null where there is no plan. Its level is the one of the
 * analysis at the end, after what the looks before it spent. Confirmatory are the planned sample's results
 * alone, by a plan that was frozen before the study opened.
 */
export function headlinePlanOf(plan: AnalysisPlan, set: AnalysisSet): HeadlinePlan | null {
  if (plan.registered === "none") return null;
  return {
    outcome: plan.primary,
    alpha: finalLevelOf(plan),
    contrasts: plan.contrasts,
    smallestEffect: plan.smallestEffect,
    nonInferiorityMargin: plan.nonInferiorityMargin,
    isConfirmatory: plan.registered === "before-opening" && set === plan.sample,
  };
}

/** What holds where nothing was planned: the mean score, or the last construct, at .05, all pairs. */
export function unplannedHeadline(measures: readonly Pick<Measure, "key">[]): HeadlinePlan {
  return {
    outcome: measures.at(-1)?.key ?? "",
    alpha: 0.05,
    contrasts: { kind: "all-pairs" },
    smallestEffect: null,
    nonInferiorityMargin: null,
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
