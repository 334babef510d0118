import type { Outcome } from "@/lib/stats/numeric/outcome";
import { type MixedProblem, type Profile, profileDeviance } from "./linear-mixed-deviance";

/** The variance ratios at which the deviance is least, and what it is there. */
export interface BestRatios {
  ratios: number[];
  profile: Profile;
}

/** A ratio beyond this, over the largest level, counts as a residual variance of 0. */
export const LARGEST_RATIO = 1e7;

/**
 * A ratio on the scale z = log(1 + n γ), n the largest level: from 0 on, nearly linear in γ near 0,
 * which may be the estimate, and a logarithm far from it, so that steps of one size suit everywhere.
 */
export function ratioOf(z: number, largestLevel: number): number {
  return Math.expm1(z) / largestLevel;
}

/** The deviance and its gradient with respect to z. */
export function profileAt(problem: MixedProblem, z: readonly number[], residualVariance?: number) {
  const ratios = z.map((value, factor) => ratioOf(value, problem.largestLevels[factor]!));
  const profile = profileDeviance(problem, ratios, residualVariance);
  if (!profile) return null;
  const slopes = profile.gradient.map(
    (slope, factor) => (slope * Math.exp(z[factor]!)) / problem.largestLevels[factor]!,
  );
  return { ratios, profile, deviance: profile.deviance, slopes };
}

/** The search's result at a point. */
export function found({
  ratios,
  profile,
}: {
  ratios: number[];
  profile: Profile;
}): Outcome<BestRatios> {
  return { kind: "estimate", ratios, profile };
}
