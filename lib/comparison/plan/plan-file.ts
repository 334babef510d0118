import { isEstimate } from "@/lib/stats/numeric/outcome";
import type { StudyPlan } from "@/lib/stats/power/plan-study";
import type { SeededPlan } from "./plan-request";

/**
 * The results of a plan as rows for a file, one per number of participants, with all that it takes to
 * repeat them. The smallest odds ratio belongs to the plan's own number of participants.
 */
export function writePlanFile(asked: SeededPlan, { curve, detectable }: StudyPlan) {
  const { design } = asked;
  const [ofFirst = 0, ofSecond = 0] = design.effects;
  return {
    name: "next-study-power",
    columns: [
      ...["participants", "explanations_per_method", "methods", "completion", "log_odds_ratio"],
      ...["thresholds", "effects", "random_variance", "alpha", "contrasts", "simulations", "seed"],
      ...["power", "power_lower", "power_upper", "without_estimate"],
      ...["mean_estimate", "mean_se", "half_width"],
      ...["first_mean", "first_half_width", "second_mean", "second_half_width"],
      ...["wanted_power", "detectable_log_odds_ratio", "detectable_lower", "detectable_upper"],
    ],
    rows: curve.map(({ participants, power }): (string | number | null)[] => {
      const { contrast, means } = power;
      const found = participants === design.participants && isEstimate(detectable);
      return [
        ...[participants, design.explanationsPerMethod, design.effects.length],
        ...[design.completion ?? 1, ofSecond - ofFirst, design.thresholds.join(" ")],
        ...[design.effects.join(" "), design.randomVariance, asked.alpha, asked.contrasts ?? 1],
        ...[asked.simulations, asked.seed],
        ...[power.power, power.lower, power.upper, power.withoutEstimate],
        ...(isEstimate(contrast)
          ? [contrast.meanLogOddsRatio, contrast.meanSe, contrast.halfWidth]
          : [null, null, null]),
        ...[means[0], means[1]].flatMap((mean) =>
          mean && isEstimate(mean) ? [mean.mean, mean.halfWidth] : [null, null],
        ),
        asked.wantedPower,
        ...(found
          ? [detectable.logOddsRatio, detectable.lower, detectable.upper]
          : [null, null, null]),
      ];
    }),
  };
}
