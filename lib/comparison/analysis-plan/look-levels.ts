import { lookFractions } from "@/lib/stats/sequential/check-looks";
import { type LookBoundary, lookBoundaries } from "@/lib/stats/sequential/look-boundaries";
import { stagewisePValue, zOfPValue } from "@/lib/stats/sequential/stagewise-p-value";
import type { AnalysisPlan } from "@/lib/study/protocol/analysis-plan";

type Levels = Pick<AnalysisPlan, "alpha" | "looks" | "spending" | "target">;

/**
 * The boundaries of a plan's looks, the last being the analysis at the end; one of the whole alpha
 * where there are no looks. Looks of a plan without a target are none.
 */
export function planBoundaries({ alpha, looks, spending, target }: Levels): LookBoundary[] {
  const planned = target === null ? [] : looks;
  return lookBoundaries(spending, lookFractions({ target: target ?? 1, looks: planned }), alpha);
}

/**
 * The two-sided level of a look to itself: its tests and repeated intervals go by it. Look 0 is the
 * first; `plan.looks.length` is the analysis at the end.
 * Example: alpha .05, O'Brien and Fleming's type, a look at half: .003051, then .048999.
 * Throws RangeError when the plan has no such look.
 */
export function levelOf(plan: Levels, look: number): number {
  const level = planBoundaries(plan)[look]?.nominalLevel;
  if (level === undefined) throw new RangeError(`The plan has no look ${look + 1}.`);
  return level;
}

/** The level of the analysis at the end. */
export function finalLevelOf(plan: Levels): number {
  return planBoundaries(plan).at(-1)?.nominalLevel ?? plan.alpha;
}

/**
 * A p-value of the look at which the study stopped, adjusted for the looks before it (stage-wise
 * ordering): it is at most alpha exactly where the look's boundary is passed.
 * Throws RangeError when the plan has no such look, or p is not from 0 to 1.
 */
export function adjustForLooks(plan: Levels, look: number, pValue: number): number {
  const fractions = planBoundaries(plan).map(({ fraction }) => fraction);
  if (!(look in fractions)) throw new RangeError(`The plan has no look ${look + 1}.`);
  if (look === 0) return pValue;
  return stagewisePValue(
    plan.spending,
    fractions.slice(0, look + 1),
    zOfPValue(pValue),
    plan.alpha,
  );
}

/** The last analysis' p-value, adjusted for all looks before it. */
export function adjustFinalP(plan: Levels, pValue: number): number {
  return adjustForLooks(plan, planBoundaries(plan).length - 1, pValue);
}
