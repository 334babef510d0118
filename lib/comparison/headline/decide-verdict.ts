import { isEstimate, type Unavailable } from "@/lib/stats/numeric/outcome";
import type { MeasureHeadline } from "./fit-measure-headline";
import type { HeadlinePlan } from "./headline-plan";

/** What the primary outcome says of the methods. Places are those of the table's methods. */
export type Verdict =
  /** Too few people for a statement; so many are needed. */
  | { kind: "too-few"; participants: number; needed: number }
  | { kind: "unavailable"; reason: Unavailable }
  /** The methods are not found to differ, or no pair of the best and another is. */
  | { kind: "none"; topGroup: number[]; isOverall: boolean }
  /** One method, or several that the data do not separate, rated above some other. */
  | { kind: "top"; topGroup: number[] }
  /** Fewer than 5 explanations of a method: who is ahead among these, and no more. */
  | { kind: "these-explanations"; topGroup: number[]; isOverall: boolean }
  /** With a baseline, or chosen pairs: those that differ, each turned so that the higher method is first. */
  | { kind: "planned"; found: { higher: number; lower: number }[] };

/**
 * With fewer participants a confident sentence rests on single people: an F or t of their intercepts has
 * hardly any degrees of freedom, and one person's leaning decides. Estimates are shown all the same.
 */
export const FEWEST_PARTICIPANTS = 10;

/**
 * The verdict on the primary outcome: its test at alpha, then its contrasts, adjusted together. The top group
 * is the method with the highest mean and all that the data do not separate from it.
 */
export function decideVerdict(headline: MeasureHeadline, plan: HeadlinePlan): Verdict {
  const { participants, model, test, contrasts, means, ratedMethods } = headline;
  if (participants < FEWEST_PARTICIPANTS) {
    return { kind: "too-few", participants, needed: FEWEST_PARTICIPANTS };
  }
  if (!isEstimate(model)) return { kind: "unavailable", reason: model };
  if (!isEstimate(test)) return { kind: "unavailable", reason: test };
  const isOverall = test.pValue < plan.alpha;
  const found = contrasts.filter(isEstimate).filter(({ pAdjusted }) => pAdjusted < plan.alpha);
  const topGroup = topGroupOf(headline, found);
  if (headline.aboutTheseOnly) return { kind: "these-explanations", topGroup, isOverall };
  if (plan.contrasts.kind !== "all-pairs") {
    // The contrasts are the plan's own question: adjusted together they hold alpha by themselves.
    const turned = found.map(({ first, second, estimate }) =>
      estimate > 0 ? { higher: second, lower: first } : { higher: first, lower: second },
    );
    return { kind: "planned", found: turned };
  }
  const rated = ratedMethods.filter((method) => means[method]);
  if (!isOverall || topGroup.length === rated.length) {
    return { kind: "none", topGroup: isOverall ? topGroup : rated, isOverall };
  }
  return { kind: "top", topGroup };
}

/** The method with the highest mean, and all that are not found to differ from it, in the methods' order. */
function topGroupOf(
  { means, ratedMethods }: MeasureHeadline,
  found: readonly { first: number; second: number }[],
): number[] {
  const rated = ratedMethods.filter((method) => means[method]);
  const mean = (method: number) => means[method]?.estimate ?? Number.NEGATIVE_INFINITY;
  const best = rated.reduce(
    (top, method) => (mean(method) > mean(top) ? method : top),
    rated[0] ?? 0,
  );
  const isBelow = (method: number) =>
    found.some(
      ({ first, second }) =>
        (first === best && second === method) || (first === method && second === best),
    );
  return rated.filter((method) => !isBelow(method));
}
