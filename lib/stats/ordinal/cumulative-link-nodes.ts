import type { CumulativeLinkData } from "./cumulative-link-data";
import type { QuadratureRule } from "./gauss-hermite";

/** One participant's h at every node: the log-likelihood of the answers minus v² / 2σ². */
export interface NodeVisits {
  /** h with the logarithm of the node's weight, and h′ and h″. */
  heights: Float64Array;
  slopes: Float64Array;
  bends: Float64Array;
  /** Of node q, at `q * pairs + place`: the probability below the threshold of the cluster's pair. */
  below: Float64Array;
  pairs: number;
  /** Fills these in for nodes around a mode, `scale` apart; returns the largest height. */
  visit: (
    cluster: number,
    odds: Float64Array,
    precision: number,
    around: { mode: number; scale: number },
  ) => number;
}

/** The visits are written over by the next cluster's. */
export function createNodeVisits(
  { thresholds, groups, offsets, pair, times, above }: CumulativeLinkData,
  { nodes, plainWeights }: QuadratureRule,
): NodeVisits {
  const pairs = thresholds * groups;
  const count = nodes.length;
  const logWeights = plainWeights.map((weight) => Math.log(weight / Math.sqrt(Math.PI)));
  const heights = new Float64Array(count);
  const slopes = new Float64Array(count);
  const bends = new Float64Array(count);
  const below = new Float64Array(count * pairs);

  const visit: NodeVisits["visit"] = (cluster, odds, precision, { mode, scale }) => {
    const begin = offsets[cluster]!;
    const end = offsets[cluster + 1]!;
    const most = above[cluster]!;
    let highest = Number.NEGATIVE_INFINITY;
    for (let q = 0; q < count; q++) {
      const v = mode + scale * nodes[q]!;
      const growth = Math.exp(v);
      let logs = 0;
      let product = 1;
      let expected = 0;
      let spread = 0;
      for (let place = begin; place < end; place++) {
        const rest = 1 + odds[pair[place]!]! * growth;
        const under = 1 / rest;
        const often = times[place]!;
        below[q * pairs + place - begin] = under;
        expected += often * (1 - under);
        spread += often * under * (1 - under);
        // Few logarithms of products instead of many of their factors.
        if (often <= 3 && rest < 1e50) {
          for (let time = 0; time < often; time++) product *= rest;
          if (product > 1e100) {
            logs += Math.log(product);
            product = 1;
          }
        } else logs += often * Math.log(rest);
      }
      const prior = (precision * v * v) / 2;
      const height = most * v - logs - Math.log(product) - prior + logWeights[q]!;
      heights[q] = height;
      slopes[q] = most - expected - precision * v;
      bends[q] = -precision - spread;
      if (height > highest) highest = height;
    }
    return highest;
  };
  return { heights, slopes, bends, below, pairs, visit };
}
