import type { CumulativeLinkData } from "./cumulative-link-data";
import type { InterceptExpansion } from "./cumulative-link-expansion";
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
  { nodes, plainWeights }: QuadratureRule,
): AverageOverNodes {
  const { thresholds, groups, offsets, pair, times, above, thresholdOf, effectOf } = data;
  const pairs = thresholds * groups;
  const size = thresholds + groups + 1;
  const last = size - 1;
  const count = nodes.length;
  const logWeights = plainWeights.map((weight) => Math.log(weight / Math.sqrt(Math.PI)));
  const share = new Float64Array(count);
  const slopes = new Float64Array(count);
  const bends = new Float64Array(count);
  const below = new Float64Array(count * pairs);
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

  /** Fills in h, h′ and h″ of every node; returns the highest h. */
  function visitNodes(
    cluster: number,
    odds: Float64Array,
    precision: number,
    { mode, scale }: InterceptExpansion,
  ): number {
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
      share[q] = height;
      slopes[q] = most - expected - precision * v;
      bends[q] = -precision - spread;
      if (height > highest) highest = height;
    }
    return highest;
  }

  return (cluster, odds, precision, expansion, hessian, secondByPair) => {
    const { mode, scale, modeBy, scaleBy } = expansion;
    const begin = offsets[cluster]!;
    const end = offsets[cluster + 1]!;
    const highest = visitNodes(cluster, odds, precision, expansion);
    let total = 0;
    for (let q = 0; q < count; q++) {
      share[q] = Math.exp(share[q]! - highest);
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
