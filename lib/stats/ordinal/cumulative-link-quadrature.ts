import type { CumulativeLinkData } from "./cumulative-link-data";
import type { InterceptExpansion } from "./cumulative-link-expansion";
import { createNodeVisits } from "./cumulative-link-nodes";
import type { QuadratureRule } from "./gauss-hermite";

/** Averages over the nodes of one participant's quadrature, each with its share of the integral. */
export interface NodeAverages {
  /** log of the sum of weights times exp h, and h′ and h″ on average, as they are and times the node. */
  logSum: number;
  slope: number;
  slopeByNode: number;
  bend: number;
  bendByNode: number;
  bendByNodeSquared: number;
  /** Of h at the node, by the parameters: the node moves along. */
  heightBy: Float64Array;
  /** Of h′ by the parameters at a fixed v, as they are and times the node. */
  slopeBy: Float64Array;
  slopeByTimesNode: Float64Array;
}

/** Adds one cluster's second derivatives at fixed v, and squares of first ones, to what is there. */
export type AverageOverNodes = (
  cluster: number,
  odds: Float64Array,
  precision: number,
  expansion: InterceptExpansion,
  hessian: Float64Array,
  secondByPair: Float64Array,
) => NodeAverages;

/** The averages are written over by the next cluster's. */
export function createNodeAverages(
  data: CumulativeLinkData,
  rule: QuadratureRule,
): AverageOverNodes {
  const { nodes } = rule;
  const { thresholds, groups, offsets, pair, times, thresholdOf, effectOf } = data;
  const size = thresholds + groups + 1;
  const last = size - 1;
  const count = nodes.length;
  const { heights, slopes, bends, below, pairs, visit } = createNodeVisits(data, rule);
  const share = new Float64Array(count);
  const atNode = new Float64Array(size);
  const heightBy = new Float64Array(size);
  const slopeBy = new Float64Array(size);
  const slopeByTimesNode = new Float64Array(size);
  const averages: NodeAverages = {
    logSum: 0,
    slope: 0,
    slopeByNode: 0,
    bend: 0,
    bendByNode: 0,
    bendByNodeSquared: 0,
    heightBy,
    slopeBy,
    slopeByTimesNode,
  };

  return (cluster, odds, precision, expansion, hessian, secondByPair) => {
    const { mode, scale, modeBy, scaleBy } = expansion;
    const begin = offsets[cluster]!;
    const end = offsets[cluster + 1]!;
    const highest = visit(cluster, odds, precision, expansion);
    let total = 0;
    for (let q = 0; q < count; q++) {
      share[q] = Math.exp(heights[q]! - highest);
      total += share[q]!;
    }

    heightBy.fill(0);
    slopeBy.fill(0);
    slopeByTimesNode.fill(0);
    let slope = 0;
    let slopeByNode = 0;
    let bend = 0;
    let bendByNode = 0;
    let bendByNodeSquared = 0;
    for (let q = 0; q < count; q++) {
      const node = nodes[q]!;
      const v = mode + scale * node;
      const weight = share[q]! / total;
      slope += weight * slopes[q]!;
      slopeByNode += weight * node * slopes[q]!;
      bend += weight * bends[q]!;
      bendByNode += weight * node * bends[q]!;
      bendByNodeSquared += weight * node * node * bends[q]!;
      for (let a = 0; a < size; a++) {
        atNode[a] = slopes[q]! * (modeBy[a]! + node * scaleBy[a]!);
      }
      for (let place = begin; place < end; place++) {
        const at = pair[place]!;
        const under = below[q * pairs + place - begin]!;
        const expected = times[place]! * (1 - under);
        const spread = weight * expected * under;
        const j = thresholdOf[at]!;
        const effect = effectOf[at]!;
        atNode[j]! += expected;
        atNode[effect]! -= expected;
        slopeBy[j]! += spread;
        slopeBy[effect]! -= spread;
        slopeByTimesNode[j]! += node * spread;
        slopeByTimesNode[effect]! -= node * spread;
        secondByPair[at]! -= spread;
      }
      atNode[last]! += precision * v * v;
      slopeBy[last]! += weight * 2 * precision * v;
      slopeByTimesNode[last]! += weight * node * 2 * precision * v;
      hessian[size * size - 1]! -= weight * 2 * precision * v * v;
      for (let a = 0; a < size; a++) {
        const weighted = weight * atNode[a]!;
        heightBy[a]! += weighted;
        for (let b = 0; b <= a; b++) hessian[a * size + b]! += weighted * atNode[b]!;
      }
    }
    averages.logSum = highest + Math.log(total);
    averages.slope = slope;
    averages.slopeByNode = slopeByNode;
    averages.bend = bend;
    averages.bendByNode = bendByNode;
    averages.bendByNodeSquared = bendByNodeSquared;
    return averages;
  };
}
