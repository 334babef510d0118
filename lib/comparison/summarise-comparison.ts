import { isEstimate } from "@/lib/stats/numeric/outcome";
import type { CountedVariable } from "./compare-counts";

interface Placed {
  value: number;
  where: string;
}

function extremes(placed: Placed[]): { lowest: Placed; highest: Placed } | null {
  const sorted = placed.toSorted((a, b) => a.value - b.value);
  const [lowest, highest] = [sorted[0], sorted.at(-1)];
  return lowest && highest ? { lowest, highest } : null;
}

const NOTHING = "There are no ratings to show yet.";

/** One sentence that says what the chart of means shows. */
export function summariseMeans(variables: CountedVariable[], methods: string[]): string {
  const found = extremes(
    variables.flatMap(({ key, described }) =>
      described.flatMap((outcome, method) =>
        isEstimate(outcome) ? [{ value: outcome.mean, where: `${key}, ${methods[method]}` }] : [],
      ),
    ),
  );
  if (!found) return NOTHING;
  const { lowest, highest } = found;
  return `Mean ratings lie between ${lowest.value.toFixed(2)} (${lowest.where}) and ${highest.value.toFixed(2)} (${highest.where}).`;
}

/** One sentence that says what the chart of answers shows: how many agree. */
export function summariseAgreement(variables: CountedVariable[], methods: string[]): string {
  const found = extremes(
    variables.flatMap(({ key, described, isRowMean }) =>
      described.flatMap((outcome, method) => {
        if (isRowMean || !isEstimate(outcome)) return [];
        const { counts, n } = outcome;
        const agreeing = counts.reduce(
          (sum, count, index) => sum + (index + 1 > (counts.length + 1) / 2 ? count : 0),
          0,
        );
        return [{ value: (100 * agreeing) / n, where: `${key}, ${methods[method]}` }];
      }),
    ),
  );
  if (!found) return NOTHING;
  const { lowest, highest } = found;
  return `The share of answers above the middle of the scale lies between ${lowest.value.toFixed(0)} % (${lowest.where}) and ${highest.value.toFixed(0)} % (${highest.where}).`;
}
