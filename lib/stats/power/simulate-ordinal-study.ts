import type { Random } from "@/lib/random";
import type { ClusteredCounts } from "@/lib/stats/descriptive/clustered-counts";
import type { GroupPair } from "@/lib/stats/numeric/list-pairs";

/** A study in which every participant rates explanations of every method, and what its ratings follow. */
export interface OrdinalDesign {
  participants: number;
  explanationsPerMethod: number;
  /** In logits, ascending; one fewer than there are answers. */
  thresholds: readonly number[];
  /** Of every method, its log odds ratio against one whose effect is 0. */
  effects: readonly number[];
  /** Of the participants' intercepts, in squared logits. */
  randomVariance: number;
  /** The two methods, by place, whose difference is tested. */
  contrast: GroupPair;
  /** The share of the planned ratings that are given; 1 unless told otherwise. */
  completion?: number;
}

/**
 * Draws the ratings of one construct in a study that is yet to be held, from a cumulative logit model
 * with a normal intercept of each participant (the model of `fitCumulativeLinkMixedModel`).
 *
 * Unit of analysis: the rating, within its participant. Assumptions: the design's figures are the
 * truth; explanations of one method do not differ; a rating is missing by chance alone, each as likely
 * as any other. Degenerate: no variance draws no intercepts apart; participants without a rating are
 * left out, as they would be from the data. Answers run from 1.
 *
 * The same random numbers are used up whatever thresholds, effects and variance are, and a larger
 * study begins with the participants of a smaller one: studies from one seed differ by their design
 * only.
 * Source: McCullagh 1980 for the model; its latent form, an intercept and a logistic variable that
 * thresholds cut.
 * Example: thresholds 0, effects 0 and 50, no variance: half of the first method's ratings are 1, and
 * all of the second method's are 2.
 * Throws RangeError when the design makes no sense.
 */
export function simulateOrdinalStudy(design: OrdinalDesign, random: Random): ClusteredCounts {
  requireOrdinalDesign(design);
  const { participants, explanationsPerMethod, thresholds, effects, completion = 1 } = design;
  const spread = Math.sqrt(design.randomVariance);
  const groups = effects.length;
  const places = thresholds.length + 1;
  const most = participants * groups * Math.min(places, explanationsPerMethod);
  const group = new Int32Array(most);
  const value = new Int32Array(most);
  const count = new Int32Array(most);
  const offsets = new Int32Array(participants + 1);
  const given = new Int32Array(places);
  let clusters = 0;
  let cells = 0;
  for (let participant = 0; participant < participants; participant++) {
    const intercept = spread * random.normal();
    for (let method = 0; method < groups; method++) {
      const expected = effects[method]! + intercept;
      given.fill(0);
      for (let rating = 0; rating < explanationsPerMethod; rating++) {
        // 1 − u is never 0, and half a step away from 1 keeps its logit finite.
        const u = 1 - random.uniform() - 2 ** -33;
        const isGiven = completion === 1 || random.uniform() < completion;
        if (!isGiven) continue;
        const latent = expected + Math.log(u / (1 - u));
        let place = 0;
        while (place < thresholds.length && latent > thresholds[place]!) place += 1;
        given[place]! += 1;
      }
      for (let place = 0; place < places; place++) {
        if (given[place] === 0) continue;
        group[cells] = method;
        value[cells] = place;
        count[cells] = given[place]!;
        cells += 1;
      }
    }
    if (cells > offsets[clusters]!) {
      clusters += 1;
      offsets[clusters] = cells;
    }
  }
  return {
    values: Array.from({ length: places }, (_, place) => place + 1),
    groups,
    clusters,
    offsets: offsets.slice(0, clusters + 1),
    group: group.slice(0, cells),
    value: value.slice(0, cells),
    count: count.slice(0, cells),
  };
}

function requireOrdinalDesign(design: OrdinalDesign) {
  const { participants, explanationsPerMethod, thresholds, effects, contrast } = design;
  const { randomVariance, completion = 1 } = design;
  if (!Number.isSafeInteger(participants) || participants < 2) {
    throw new RangeError(`A study needs two participants or more, not ${participants}.`);
  }
  if (!Number.isSafeInteger(explanationsPerMethod) || explanationsPerMethod < 1) {
    throw new RangeError(`${explanationsPerMethod} explanations per method cannot be rated.`);
  }
  const ascend = thresholds.every(
    (threshold, place) =>
      Number.isFinite(threshold) && (place === 0 || threshold > thresholds[place - 1]!),
  );
  if (thresholds.length < 1 || !ascend) {
    throw new RangeError("Thresholds have to be finite and to ascend; at least one is needed.");
  }
  if (effects.length < 2 || !effects.every(Number.isFinite)) {
    throw new RangeError("Two methods or more are needed, each with a finite effect.");
  }
  if (!(randomVariance >= 0 && randomVariance < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`${randomVariance} is no variance.`);
  }
  const isMethod = (place: number) =>
    Number.isInteger(place) && place >= 0 && place < effects.length;
  const { first, second } = contrast;
  if (!isMethod(first) || !isMethod(second) || first === second) {
    throw new RangeError(`Methods ${first} and ${second} are not two of ${effects.length}.`);
  }
  if (!(completion > 0 && completion <= 1)) {
    throw new RangeError(`A completion of ${completion} is not above 0 and at most 1.`);
  }
}
