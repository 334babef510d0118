import { type Equivalence, testEquivalence } from "@/lib/stats/inference/equivalence";
import { type JointEstimates, linearContrasts } from "@/lib/stats/inference/linear-contrasts";
import { type MaxTContrast, maxTContrasts } from "@/lib/stats/inference/max-t-contrasts";
import { maxTDistribution } from "@/lib/stats/inference/max-t-distribution";
import type { GroupPair } from "@/lib/stats/numeric/list-pairs";
import {
  isEstimate,
  type Outcome,
  type Unavailable,
  undefinedFigure,
} from "@/lib/stats/numeric/outcome";
import type { Headline } from "./fit-headline";

/** A difference of two methods, adjusted within its family: the interval belongs to `pAdjusted`. */
export type FamilyContrast = GroupPair & Outcome<MaxTContrast>;
export type FamilyEquivalence = GroupPair & Outcome<Equivalence>;

/** The contrasts of a measure that are adjusted together. */
export interface ContrastFamily {
  /** Max-t over the contrasts of figures of the rated methods; null gives each contrast's own reason. */
  adjust(byMethod: JointEstimates | null): FamilyContrast[];
  /** Whether the differences of these figures are smaller than the smallest effect, all at once. */
  testSmallest(byMethod: JointEstimates | null, smallestEffect: number): FamilyEquivalence[];
}

/**
 * The family of some pairs of methods, at a two-sided level: second minus first. Degrees of freedom are those of
 * the headline's pairs.
 */
export function contrastFamily(
  headline: Headline,
  { pairs, level }: { pairs: readonly GroupPair[]; level: number },
): ContrastFamily {
  const { ratedMethods } = headline;
  const rated = pairs.filter(
    ({ first, second }) => ratedMethods.includes(first) && ratedMethods.includes(second),
  );
  const weights = rated.map(({ first, second }) =>
    ratedMethods.map((method) => Number(method === second) - Number(method === first)),
  );
  const reasons = pairs.map((pair) => reasonOf(headline, pair));
  const dfs = rated.map((pair) => {
    const own = findPair(headline, pair);
    return own && isEstimate(own) ? own.df : null;
  });
  const isUsable = dfs.length > 0 && dfs.every((df) => df !== null);

  /** One outcome a pair: of the rated ones what is told, of the others why there is none. */
  function spread<T>(told: Outcome<T>[] | null): (GroupPair & Outcome<T>)[] {
    return pairs.map(({ first, second }, place) => {
      const at = rated.findIndex((pair) => pair.first === first && pair.second === second);
      return { first, second, ...(told?.[at] ?? reasons[place] ?? undefinedFigure("singular")) };
    });
  }

  return {
    adjust(byMethod) {
      if (!byMethod || !isUsable) return spread<MaxTContrast>(null);
      const joint = linearContrasts(byMethod, weights);
      return spread(maxTContrasts(joint, dfs as number[], 1 - level).contrasts);
    },
    testSmallest(byMethod, smallestEffect) {
      if (!byMethod || !isUsable) return spread<Equivalence>(null);
      const { estimates, covariance } = linearContrasts(byMethod, weights);
      const varies = covariance.every((row, place) => row[place]! > 0);
      if (!varies) return spread(estimates.map(() => undefinedFigure("no-variation")));
      const distribution = maxTDistribution(covariance);
      return spread(
        estimates.map((estimate, place) =>
          testEquivalence({
            estimate,
            se: Math.sqrt(covariance[place]![place]!),
            df: dfs[place]!,
            smallestEffect,
            alpha: level,
            family: distribution,
          }),
        ),
      );
    },
  };
}

function findPair({ pairs }: Headline, { first, second }: GroupPair) {
  const [low, high] = [Math.min(first, second), Math.max(first, second)];
  return pairs.find((pair) => pair.first === low && pair.second === high);
}

function reasonOf(headline: Headline, pair: GroupPair): Unavailable | null {
  const own = findPair(headline, pair);
  if (!own || isEstimate(own)) return null;
  if (own.kind === "undefined") return { kind: own.kind, reason: own.reason };
  const { kind, of, needed, got } = own;
  return { kind, of, needed, got };
}
