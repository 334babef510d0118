import {
  type ClusteredMean,
  type DescribedEffects,
  LENGTH_UNIT,
} from "@/lib/comparison/describe-effects";
import type { EffectEstimate } from "@/lib/stats/mixed/linear-mixed-model";
import type { Outcome } from "@/lib/stats/numeric/outcome";
import { byName, figure, type Json } from "./document-figures";

/** How the main measure goes with length and position, in the document's words. */
export function describeLengthAndOrder(
  { length, position }: DescribedEffects,
  names: string[],
): { [key: string]: Json } {
  return {
    length: {
      bins: byName(names, length.bins, (bins) =>
        bins.map(({ from, to, ...mean }) => ({ from, to, ...clustered(mean) })),
      ),
      charactersPerStep: LENGTH_UNIT,
      slope: slope(length.slope),
    },
    position: {
      means: Object.fromEntries(
        position.means.map(({ position: place, ...mean }) => [String(place), clustered(mean)]),
      ),
      slope: slope(position.slope),
    },
  };
}

/** Without an interval where there are too few participants for one. */
function clustered({ n, mean, interval }: ClusteredMean): { [key: string]: Json } {
  return { n, mean, ...(interval && { interval }) };
}

function slope(outcome: Outcome<EffectEstimate>): Json {
  return figure(outcome, ({ estimate, se, df, t, pValue, lower, upper }) => ({
    estimate,
    se,
    df,
    t,
    pValue,
    interval: [lower, upper],
  }));
}
